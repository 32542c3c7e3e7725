import { readFileSync } from "node:fs";
import { errorCode } from "../../platform/errors";

/** Reads a text file; returns null if it does not exist. */
export function readIfExists(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}
