import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 as uuidv7 } from "uuid";
import { log } from "../platform/log";

const SIGN_IN = ["/sign-in", "/"];
const CONVERSATION = ["/api/auth/csrf", "/rooms", `/rooms/${uuidv7()}`];

/**
 * Compiles the pages that open first, for development: Next compiles a page at its first request. The requests carry no
 * session, so they need no database. Resolves once sign-in is compiled; the conversation follows in the background.
 *
 * @param handle Next's request handler.
 */
export async function compileFirstPages(handle: RequestListener): Promise<void> {
  await requestAll(handle, SIGN_IN);
  void requestAll(handle, CONVERSATION);
}

async function requestAll(handle: RequestListener, paths: readonly string[]): Promise<void> {
  const server = createServer(handle);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject).listen(0, "127.0.0.1", resolve);
    });
    const { port } = server.address() as AddressInfo;
    for (const path of paths) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: "manual" });
      await response.arrayBuffer();
    }
  } catch (err) {
    log().warn({ err }, "the first pages could not be compiled ahead");
  } finally {
    server.close();
  }
}
