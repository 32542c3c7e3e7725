import { runProgram, runScript } from "./run-program";

/** What `npm run check` runs, by the name in its summary. */
const CHECKS: Record<string, () => number> = {
  "format and lint": () => runProgram("@biomejs/biome", ["check", "."]),
  types: () => runProgram("typescript", ["--noEmit", "-p", "."]),
  "types of the service worker": () => runProgram("typescript", ["-p", "lib/service-worker"]),
  imports: () => runScript("tools/check-imports.ts"),
  "folder tree": () => runScript("tools/check-architecture.ts"),
  "lock file": () => runScript("tools/check-lockfile.ts"),
  migrations: () => runScript("tools/check-migrations.ts"),
  "access matrix": () => runScript("tools/check-access.ts"),
  "test index": () => runScript("tools/check-test-index.ts"),
};

/** Runs every check, also after one has failed, and names those that failed. */
function main(): void {
  const failed = Object.entries(CHECKS).flatMap(([name, check]) => (check() === 0 ? [] : [name]));
  process.stdout.write(failed.length > 0 ? `\nFailed: ${failed.join(", ")}\n` : "\nAll checks passed\n");
  process.exitCode = failed.length > 0 ? 1 : 0;
}

main();
