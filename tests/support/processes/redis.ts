import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";

const READY_MS = 10_000;

/** A real Redis for one test file. */
export interface TestRedis {
  url: string;
  port: number;
  pid: number;
  /** Stops it; SIGKILL simulates a crash. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts redis-server without persistence, on `port` or a free one of the loopback address. */
export async function startRedis(port?: number): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), "parley-redis-"));
  const chosen = port ?? (await findFreePort());
  const args = [
    "--port",
    String(chosen),
    "--bind",
    "127.0.0.1",
    "--dir",
    dir,
    "--save",
    "",
    "--appendonly",
    "no",
  ];
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "inherit"] });
  child.stdout.resume();
  // A test that fails before its stop() leaves no Redis behind.
  const onExit = () => child.kill("SIGKILL");
  process.once("exit", onExit);
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code) => resolve(`exit code ${code}`));
  });
  let failure: string | null = null;
  void ended.then((reason) => {
    failure = reason;
  });

  for (const until = Date.now() + READY_MS; !(await answers(chosen)); await sleep(20)) {
    if (failure || Date.now() > until) {
      child.kill("SIGKILL");
      await rm(dir, { recursive: true, force: true });
      throw new Error(`redis-server did not start: ${failure ?? "no answer"}`);
    }
  }
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    await ended;
    process.off("exit", onExit);
    await rm(dir, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${chosen}`, port: chosen, pid: child.pid ?? 0, stop };
}

async function answers(port: number): Promise<boolean> {
  const socket = createConnection({ port, host: "127.0.0.1" });
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [reply] = await once(socket, "data");
    return String(reply).startsWith("+PONG");
  } catch {
    // Not listening yet: the caller retries.
    return false;
  } finally {
    socket.destroy();
  }
}
