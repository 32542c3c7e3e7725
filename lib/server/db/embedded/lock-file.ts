import { randomUUID } from "node:crypto";
import { linkSync, rmSync, writeFileSync } from "node:fs";
import { errorCode } from "../../platform/errors";
import { StartupError } from "../../platform/startup-error";
import { processStartTime } from "./process-identity";
import { readIfExists } from "./read-if-exists";

interface Holder {
  pid: number;
  startedAt: string;
}

/**
 * Acquires a lock file for this process and returns a function that releases it. The lock of a process that no longer runs
 * is replaced. Throws a StartupError that names the holder if it is alive.
 */
export function acquireLock(path: string, what: string): () => void {
  const ownContent = JSON.stringify({ pid: process.pid, startedAt: processStartTime(process.pid) ?? "" });
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, ownContent, { mode: 0o600 });
  try {
    while (!tryLink(draft, path)) {
      const content = readIfExists(path);
      if (content === null) continue;
      const holder = parseHolder(content);
      if (holder && isAlive(holder)) {
        throw new StartupError(`${what} is in use by process ${holder.pid}.`);
      }
      removeStale(path, content, draft);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (readIfExists(path) === ownContent) rmSync(path, { force: true });
  };
}

function isAlive(holder: Holder): boolean {
  const start = processStartTime(holder.pid);
  return start !== null && (start === "" || holder.startedAt === "" || start === holder.startedAt);
}

// A link appears with its content atomically, so that no process reads a half-written lock.
function tryLink(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

// Two processes may find the same dead holder. Only one at a time removes the lock, and only the one that it has found.
function removeStale(path: string, stale: string, draft: string): void {
  const guard = `${path}.takeover`;
  if (!tryLink(draft, guard)) {
    const other = parseHolder(readIfExists(guard) ?? "");
    if (other && !isAlive(other)) rmSync(guard, { force: true });
    return;
  }
  try {
    if (readIfExists(path) === stale) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return null;
    const { pid, startedAt: start } = value as Record<string, unknown>;
    return typeof pid === "number" && typeof start === "string" ? { pid, startedAt: start } : null;
  } catch {
    // A lock that is not JSON was not written by a running Parley: locks appear complete or not at all.
    return null;
  }
}
