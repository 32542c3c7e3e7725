import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { errorCode } from "../../platform/errors";
import { StartupError } from "../../platform/startup-error";
import type { Postmaster } from "./postmaster";

// How long the server may take to start: replaying the log after a crash can take minutes.
const READY_TIMEOUT_MS = 600_000;
const NOT_READY_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "CONNECTION_CLOSED",
  "CONNECT_TIMEOUT",
  "57P03", // the database system is starting up
]);

/** Returns a TCP port of the loopback address that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until `url` answers, and creates its database if the cluster is new. Returns false if the server ended before. */
export async function waitUntilReady(postmaster: Postmaster, url: string): Promise<boolean> {
  for (const until = Date.now() + READY_TIMEOUT_MS; postmaster.isRunning(); await sleep(20)) {
    try {
      await runOnce(url, "select 1");
      return true;
    } catch (error) {
      const code = errorCode(error);
      if (!postmaster.isRunning()) return false;
      if (code === "3D000") await createDatabase(url);
      else if (!NOT_READY_CODES.has(code)) throw error;
      else if (Date.now() > until)
        throw new StartupError("The database did not become ready in ten minutes.");
    }
  }
  return false;
}

async function createDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await runOnce(url.replace(/\/\w+$/, "/postgres"), `create database "${name}"`);
}

async function runOnce(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
