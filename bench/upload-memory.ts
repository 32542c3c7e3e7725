import { readFile } from "node:fs/promises";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createBot } from "../tests/support/clients/bot";
import { startServer } from "../tests/support/processes/server";

/**
 * Measures the memory of concurrent uploads: the built server's resident memory before them and its peak during
 * them. `node --import tsx bench/upload-memory.ts --uploads 20 --mib 100`; needs `npm run build` first, and the disk space.
 */
const PIECE = Buffer.alloc(256 * 1024, 7);
const LOOK_MS = 50;
const SETTLE_MS = 3_000;
const MOST_MIB = 100;

const residentMib = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1_024;
};

async function create(url: string, token: string, size: number): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0", "upload-length": `${size}` };
  const created = await fetch(`${url}/api/uploads`, { method: "POST", headers });
  if (created.status !== 201) throw new Error(`no upload: ${created.status} ${await created.text()}`);
  return new URL(created.headers.get("location") ?? "", url).href;
}

/** Uploads everything in one request, as fast as the server reads it. */
function send(upload: string, token: string, size: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      "tus-resumable": "1.0.0",
      "upload-offset": "0",
      "content-type": "application/offset+octet-stream",
      "content-length": `${size}`,
    };
    const call = request(upload, { method: "PATCH", headers }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 204 ? resolve() : reject(new Error(`the server said ${response.statusCode}`)),
      );
    });
    call.on("error", reject);
    let left = size;
    const write = () => {
      while (left > 0) {
        const piece = PIECE.subarray(0, Math.min(left, PIECE.length));
        left -= piece.length;
        if (!call.write(piece)) return void call.once("drain", write);
      }
      call.end();
    };
    write();
  });
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { uploads: { type: "string", default: "20" }, mib: { type: "string", default: "100" } },
  });
  const [uploads, size] = [Number(values.uploads), Number(values.mib) * 1024 * 1024];
  const server = await startServer({ env: { RATE_LIMIT_SCALE: "100" } });
  try {
    const pid = server.process.pid ?? 0;
    const { token, close } = await createBot(server.url, "Ann");
    // A first upload loads code, so that this does not count as memory of concurrent uploads.
    await send(await create(server.url, token, PIECE.length), token, PIECE.length);
    await sleep(SETTLE_MS);
    const before = await residentMib(pid);
    let highest = before;
    const timer = setInterval(() => {
      void residentMib(pid).then((now) => {
        highest = Math.max(highest, now);
      });
    }, LOOK_MS);
    const begun = performance.now();
    const created = await Promise.all(Array.from({ length: uploads }, () => create(server.url, token, size)));
    await Promise.all(created.map((upload) => send(upload, token, size)));
    const seconds = (performance.now() - begun) / 1_000;
    clearInterval(timer);
    close();
    const grown = highest - before;
    process.stdout.write(
      `${uploads} uploads of ${values.mib} MiB side by side in ${seconds.toFixed(1)} s: resident memory ` +
        `${before.toFixed(0)} MiB before, ${highest.toFixed(0)} MiB at the highest, ${grown.toFixed(0)} MiB more ` +
        `(at most ${MOST_MIB}: ${grown < MOST_MIB ? "met" : "missed"})\n`,
    );
    if (grown >= MOST_MIB) process.exitCode = 1;
  } finally {
    await server.stop();
  }
}

void main();
