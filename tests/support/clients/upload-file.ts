import * as tus from "tus-js-client";
import type { Bot } from "./bot";

/** Uploads a file with the common tus client; returns the file's id. */
export function uploadFile(baseUrl: string, who: Bot, bytes: Buffer, filename: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const job = new tus.Upload(bytes, {
      endpoint: `${baseUrl}/api/uploads`,
      headers: { authorization: `Bearer ${who.token}` },
      metadata: { filename },
      chunkSize: 64 * 1024,
      onError: reject,
      onSuccess: () => resolve(job.url?.split("/").at(-1) ?? ""),
    });
    job.start();
  });
}
