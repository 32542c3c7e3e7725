import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { sealSessionToken } from "@/lib/server/accounts/auth/session-token";
import { createSession } from "@/lib/server/accounts/sessions/create-session";
import { handleUpload } from "@/lib/server/http/tus-uploads";
import { openStorage } from "@/lib/server/storage/storage";
import { addUser, openTestDatabase } from "./fixtures";

const TUS = { "tus-resumable": "1.0.0" };

/** An HTTP server that accepts uploads, with its own storage directory. */
export interface UploadServer {
  url: string;
  dataDir: string;
  close(): Promise<void>;
}

/** Starts the server. Further settings apply only if this process has read none yet. */
export async function startUploadServer(settings: Record<string, string> = {}): Promise<UploadServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-uploads-"));
  Object.assign(process.env, { DATA_DIR: dataDir, ...settings });
  const closeWorld = await openTestDatabase();
  await openStorage();
  const server = createServer((request, response) => void handleUpload(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/uploads`,
    dataDir,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await closeWorld();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A user with a session, who can upload. */
export interface Uploader extends Actor {
  headers: Record<string, string>;
}

export async function addUploader(name: string): Promise<Uploader> {
  const { userId } = await addUser(name);
  const sessionId = await createSession(userId, { userAgent: null, ip: null });
  const token = await sealSessionToken({ sub: userId, sid: sessionId });
  return { userId, sessionId, headers: { ...TUS, authorization: `Bearer ${token}` } };
}

const encode = (value: string) => Buffer.from(value).toString("base64");

export function createUpload(
  url: string,
  who: Uploader,
  length: number | string,
  name = "file.bin",
): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { ...who.headers, "upload-length": `${length}`, "upload-metadata": `filename ${encode(name)}` },
  });
}

export function sendChunk(
  url: string,
  who: Uploader,
  offset: number | string,
  piece: Uint8Array,
): Promise<Response> {
  return fetch(url, {
    method: "PATCH",
    headers: {
      ...who.headers,
      "upload-offset": `${offset}`,
      "content-type": "application/offset+octet-stream",
    },
    body: Buffer.from(piece),
  });
}

/** Uploads a whole file and returns its id; throws the server's error. */
export async function uploadFile(
  url: string,
  who: Uploader,
  bytes: Uint8Array,
  name?: string,
): Promise<string> {
  const created = await createUpload(url, who, bytes.length, name);
  if (created.status !== 201) throw new Error(await created.text());
  const location = new URL(created.headers.get("location") ?? "", url);
  const sent = bytes.length > 0 ? await sendChunk(location.href, who, 0, bytes) : created;
  if (!sent.ok) throw new Error(await sent.text());
  return location.pathname.split("/").at(-1) ?? "";
}
