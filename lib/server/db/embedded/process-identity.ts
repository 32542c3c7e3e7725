import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Whether this process id is taken, be it by a zombie. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === "EPERM";
  }
}

/** Whether a process with this id runs, whoever owns it. */
export function isProcessAlive(pid: number): boolean {
  // Where process 1 reaps nobody, as in many containers, an ended orphan stays a zombie.
  return (
    processExists(pid) && (process.platform !== "linux" || !["Z", "X"].includes(statFields(pid)?.[0] ?? "X"))
  );
}

/**
 * A text that tells this process from a later one with the same id: boot id and start in clock ticks on Linux,
 * the start time elsewhere, "" where the system does not say. null: there is no such process.
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

// What follows the program's name, which may hold spaces and brackets: [0] is field 3, the state.
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ESRCH") return null;
    throw error;
  }
}

/** The `code` of a system error, undefined for anything else. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
