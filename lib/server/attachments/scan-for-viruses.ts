import { createReadStream } from "node:fs";
import { connect } from "node:net";
import { pipeline } from "node:stream/promises";
import { Refusal, unavailable } from "../platform/errors";
import { log } from "../platform/log";

const PORT = 3310;
const ANSWER_WITHIN_MS = 120_000;
const ANSWER_MAX = 4_096;

/**
 * Lets clamd look at a local file, by INSTREAM: pieces that their length precedes, and an empty one at the end
 * (clamd(8)). `unsupported_type` names what it found; `unavailable` when clamd gives no verdict, since a file that nobody
 * has looked at must not pass.
 *
 * @param host `host` or `host:port`.
 */
export async function scanForViruses(file: string, host: string): Promise<void> {
  const verdict = await ask(file, host).catch((err: unknown) => {
    log().error({ err }, "the virus scanner does not answer");
    throw unavailable(10_000);
  });
  if (/: OK$/.test(verdict)) return;
  const found = /: (.+) FOUND$/.exec(verdict)?.[1];
  if (found) throw new Refusal("unsupported_type", `The virus scanner found ${found} in this file.`);
  log().error({ verdict }, "the virus scanner could not look at a file");
  throw unavailable(10_000);
}

async function ask(file: string, host: string): Promise<string> {
  const [name = "localhost", port = PORT] = host.split(":");
  const socket = connect({ host: name, port: Number(port) });
  socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error("clamd is silent")));
  const answer = new Promise<string>((resolve, reject) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (text.length > ANSWER_MAX) socket.destroy(new Error("clamd talks too much"));
    });
    socket.once("error", reject);
    socket.once("close", () => resolve(text.replace(/\0/g, "").trim()));
  });
  try {
    // clamd may give its verdict, or hang up, before it has read everything: then nobody waits for the rest to go.
    pipeline(inStream(file), socket, { end: false }).catch((error: Error) => socket.destroy(error));
    return await answer;
  } finally {
    socket.destroy();
  }
}

async function* inStream(file: string): AsyncGenerator<Buffer> {
  yield Buffer.from("zINSTREAM\0");
  for await (const piece of createReadStream(file)) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    yield length;
    yield piece;
  }
  yield Buffer.alloc(4);
}
