import { createReadStream } from "node:fs";
import { connect } from "node:net";
import { pipeline } from "node:stream/promises";
import { Refusal, unavailable } from "../platform/errors";
import { log } from "../platform/log";

/** The default port of clamd. */
const DEFAULT_PORT = 3310;
/** Max time without data from clamd. */
const IDLE_TIMEOUT_MS = 120_000;
/** Max characters of a response. */
const RESPONSE_LENGTH_MAX = 4_096;

/**
 * Scans a local file with clamd by INSTREAM: chunks with their length in front, and an empty one at the end (clamd(8)).
 * Throws `unsupported_type` with the name of a virus, and `unavailable` without a result: a file that was not scanned must
 * not pass.
 *
 * @param host `host` or `host:port`.
 */
export async function scanForViruses(file: string, host: string): Promise<void> {
  const response = await sendToClamd(file, host).catch((err: unknown) => {
    log().error({ err }, "the virus scanner does not respond");
    throw unavailable(10_000);
  });
  if (/: OK$/.test(response)) return;
  const found = /: (.+) FOUND$/.exec(response)?.[1];
  if (found) throw new Refusal("unsupported_type", `The virus scanner found ${found} in this file.`);
  log().error({ response }, "the virus scanner could not scan a file");
  throw unavailable(10_000);
}

async function sendToClamd(file: string, host: string): Promise<string> {
  const [name = "localhost", port = DEFAULT_PORT] = host.split(":");
  const socket = connect({ host: name, port: Number(port) });
  socket.setTimeout(IDLE_TIMEOUT_MS, () =>
    socket.destroy(new Error("clamd sent nothing before the timeout")),
  );
  const responded = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.length > RESPONSE_LENGTH_MAX) socket.destroy(new Error("the response of clamd is too long"));
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(text.replace(/\0/g, "").trim()));
  });
  try {
    // clamd may respond or close the connection before it has read everything: do not wait for the rest.
    pipeline(instreamChunks(file), socket, { end: false }).catch((error: Error) => socket.destroy(error));
    return await responded;
  } finally {
    socket.destroy();
  }
}

async function* instreamChunks(file: string): AsyncGenerator<Buffer> {
  yield Buffer.from("zINSTREAM\0");
  for await (const chunk of createReadStream(file)) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield chunk;
  }
  yield Buffer.alloc(4);
}
