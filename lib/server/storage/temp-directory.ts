import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const PREFIX = "parley-scratch-";
/** No work on a file takes so long: a crash has left it. */
const LEFT_BEHIND_MS = 60 * 60_000;

/** Lends a directory of its own for as long as `work` takes. */
export async function withTempDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(path.join(tmpdir(), PREFIX));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Removes what crashes have left in the system's directory for temporary files. Returns how many there were. */
export async function sweepTempDirectories(): Promise<number> {
  let removed = 0;
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const directory = path.join(tmpdir(), name);
    // Another process may have just finished with it, or be at the same.
    const age = await stat(directory).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age < LEFT_BEHIND_MS) continue;
    await rm(directory, { recursive: true, force: true });
    removed += 1;
  }
  return removed;
}
