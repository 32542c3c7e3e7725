import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { bundle } from "../support/child-process";

/** `npm run worker` on the database at `url`. */
export interface WorkerProcess {
  /** Returns its peak memory in bytes; null where the system does not report it. */
  peakBytes(): number | null;
  stop(): Promise<void>;
}

export async function startWorkerProcess(url: string, env: Record<string, string>): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [bundle("worker.ts")], {
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "warn", DATABASE_URL: url, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  child.once("exit", () => process.off("exit", endWithUs));
  await untilReady(child);
  return {
    peakBytes: () => peakOf(child.pid ?? 0),
    async stop() {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the worker apart ended with ${code}`)));
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      if (chunk.includes("ready to work")) resolve();
    });
  });
}

function peakOf(pid: number): number | null {
  if (process.platform !== "linux") return null;
  const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return kibibytes === undefined ? null : Number(kibibytes) * 1_024;
}
