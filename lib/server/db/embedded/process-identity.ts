import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { errorCode } from "../../platform/errors";

/** Whether a process with this id exists, even as a zombie. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** Whether a process with this id is running, under any user. */
export function isProcessAlive(pid: number): boolean {
  // If process 1 does not reap children, as in many containers, an ended orphan stays a zombie.
  return (
    processExists(pid) && (process.platform !== "linux" || !["Z", "X"].includes(statFields(pid)?.[0] ?? "X"))
  );
}

/**
 * Returns a text that distinguishes this process from a later one with the same id: boot id and start in clock ticks on
 * Linux, the start time elsewhere, "" if the system does not provide it. Returns null if there is no such process.
 */
export function processStartTime(pid: number): string | null {
  if (!isProcessAlive(pid)) return null;
  if (process.platform === "win32") return "";
  if (process.platform !== "linux") {
    return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
  }
  const ticks = statFields(pid)?.[19];
  return ticks ? `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${ticks}` : null;
}

// Returns the fields after the program's name, which may contain spaces and brackets: [0] is field 3, the state.
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return null;
    throw error;
  }
}
