import { randomUUID } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { StartupError } from "../../platform/startup-error";
import { errorCode, processStartTime } from "./process-identity";

interface Holder {
  pid: number;
  startedAt: string;
}

/**
 * Claims a file for this process and returns what gives it back. The file of a process that is gone is taken over;
 * a living holder is a StartupError that names it.
 */
export function acquireLock(path: string, what: string): () => void {
  const mine = JSON.stringify({ pid: process.pid, startedAt: processStartTime(process.pid) ?? "" });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    while (!tryLink(draft, path)) {
      const found = readIfThere(path);
      if (found === null) continue;
      const holder = parseHolder(found);
      if (holder && isLiving(holder)) {
        throw new StartupError(`${what} is in use by process ${holder.pid}.`);
      }
      removeStale(path, found, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readIfThere(path) === mine) rmSync(path, { force: true });
  };
}

function isLiving(holder: Holder): boolean {
  const start = processStartTime(holder.pid);
  return start !== null && (start === "" || holder.startedAt === "" || start === holder.startedAt);
}

// A link appears with its content in one step, so nobody reads a half-written lock.
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

// Two starters may find the same dead holder: only one at a time removes, and only what it has found.
function removeStale(path: string, stale: string, draft: string): void {
  const guard = `${path}.takeover`;
  if (!tryLink(draft, guard)) {
    const other = parseHolder(readIfThere(guard) ?? "");
    if (other && !isLiving(other)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (readIfThere(path) === stale) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const { pid, startedAt: start } = value as Record<string, unknown>;
    return typeof pid === "number" && typeof start === "string" ? { pid, startedAt: start } : null;
  } catch {
    // Not JSON means not written by a living Parley: a lock appears whole or not at all.
    return null;
  }
}
