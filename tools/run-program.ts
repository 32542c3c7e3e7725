import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs a program of an npm package with this Node.js and its output passed through. Returns the exit code; 1 when a signal
 * ended it. Unlike `node_modules/.bin`, this also works on Windows.
 */
export function runProgram(packageName: string, args: string[], env: NodeJS.Dict<string> = {}): number {
  return runNode([programOf(packageName), ...args], env);
}

/** Runs a TypeScript file, as `runProgram` runs a program. */
export function runScript(file: string): number {
  return runNode(["--import", "tsx", file], {});
}

function runNode(args: string[], env: NodeJS.Dict<string>): number {
  const { status, error } = spawnSync(process.execPath, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  return status ?? 1;
}

/** The package's only program, or the first of several. */
function programOf(packageName: string): string {
  const folder = join("node_modules", packageName);
  const { bin }: { bin?: string | Record<string, string> } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const file = typeof bin === "object" ? Object.values(bin)[0] : bin;
  if (file === undefined) throw new Error(`${packageName} has no program`);
  return join(folder, file);
}
