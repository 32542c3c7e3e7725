import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartupError } from "../../platform/startup-error";
import { errorCode, isProcessAlive, processExists } from "./process-identity";

// Above the highest process id of any system that Postgres runs on.
const NO_PROCESS = 2 ** 30;

/**
 * Ends the Postgres of an earlier run of this data directory, left alone when its Parley was killed. The caller holds
 * the lock of the data directory, so nobody else is using it. `stop` shuts the process down within a bounded time.
 */
export async function stopOrphan(clusterDir: string, stop: (pid: number) => Promise<void>): Promise<void> {
  const file = join(clusterDir, "postmaster.pid");
  const content = readIfThere(file);
  const pid = Number(content?.split("\n")[0]);
  // Postgres itself takes over from a dead process, and waits for that one's last children; a removed file would hide them.
  if (content === null || !Number.isInteger(pid) || !processExists(pid)) return;
  if (!runsIn(pid, clusterDir)) {
    // The id went to another program, as after a reboot; Postgres would take that one for a Postgres.
    writeFileSync(file, content.replace(/^\d+/, String(NO_PROCESS)));
    return;
  }
  await stop(pid);
  if (isProcessAlive(pid)) {
    throw new StartupError(
      `The database in ${clusterDir} is still run by process ${pid}, which does not end.`,
    );
  }
}

/** Waits up to `ms` for a process that is not a child of this one to be gone; whether it is. */
export async function waitForExit(pid: number, ms: number): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    if (!isProcessAlive(pid)) return true;
    await sleep(20);
  }
  return !isProcessAlive(pid);
}

function runsIn(pid: number, clusterDir: string): boolean {
  if (process.platform === "win32") {
    const list = spawnSync("tasklist", ["/FI", `PID eq ${pid}`, "/NH"], { encoding: "utf8" });
    return list.stdout.includes("postgres.exe");
  }
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return stdout.includes(clusterDir);
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir);
  } catch (error) {
    // Another user's process, or one that has just ended: not our Postgres either way.
    if (["EACCES", "EPERM", "ENOENT", "ESRCH"].includes(errorCode(error) ?? "")) return false;
    throw error;
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
