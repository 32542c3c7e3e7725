import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "../platform/errors";
import { DATABASE_ROLE } from "./embedded/cluster";

/** Returns the URL of the embedded database that a server runs in this data directory; null if none is running. */
export async function runningEmbeddedUrl(dataDir: string): Promise<string | null> {
  const read = (name: string) => readFile(join(dataDir, "postgres", name), "utf8");
  try {
    // The fourth line of the file is the port.
    const [pidFile, password] = await Promise.all([read("postmaster.pid"), read("parley-password")]);
    return `postgres://${DATABASE_ROLE}:${password.trim()}@127.0.0.1:${pidFile.split("\n")[3]?.trim()}/${DATABASE_ROLE}`;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
