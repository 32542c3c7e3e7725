import { spawnSync } from "node:child_process";
import { readlinkSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "../../platform/errors";
import { StartupError } from "../../platform/startup-error";
import { isProcessAlive, processExists } from "./process-identity";
import { readIfExists } from "./read-if-exists";

// Above the highest process id of any system that PostgreSQL runs on.
const NO_PROCESS = 2 ** 30;

/**
 * Stops the PostgreSQL server that an earlier run of this data directory left behind when it was killed. The caller holds
 * the lock of the data directory, so no other process uses it. `stop` shuts the process down within a bounded time.
 * Throws a StartupError if the process does not end.
 */
export async function stopOrphan(clusterDir: string, stop: (pid: number) => Promise<void>): Promise<void> {
  const file = join(clusterDir, "postmaster.pid");
  const content = readIfExists(file);
  const pid = Number(content?.split("\n")[0]);
  // PostgreSQL itself replaces the file of a dead process and waits for its last children. Removing it would hide them.
  if (content === null || !Number.isInteger(pid) || !processExists(pid)) return;
  if (!runsIn(pid, clusterDir)) {
    // The id belongs to another program now, as after a reboot; PostgreSQL would take that program for a server.
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

/** Waits up to `ms` for a process that is not a child of this one to end; returns whether it has. */
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
    // Another user's process, or one that has just ended: not our server either way.
    if (["EACCES", "EPERM", "ENOENT", "ESRCH"].includes(errorCode(error))) return false;
    throw error;
  }
}
