import { rmSync } from "node:fs";
import { bundleServer, bundleServiceWorker } from "./bundle";
import { findDemoText } from "./find-demo-text";
import { runProgram, runScript } from "./run-program";

/** Builds for production: public/sw.js, .next and dist. Ends at the first step that fails. `npm run build` */
function build(): void {
  // Types that development generated; they may describe pages that no longer exist.
  rmSync(".next/dev/types", { recursive: true, force: true });
  bundleServiceWorker({ keepsFiles: true });
  requireSuccess("next build", runProgram("next", ["build"], { NEXT_TELEMETRY_DISABLED: "1" }));
  requireSuccess("precompressing", runScript("tools/precompress-build.ts"));
  bundleServer();
  const files = findDemoText(["dist/server.js", "dist/worker.js", ".next/server", ".next/static"]);
  if (files.length > 0) throw new Error(`The demo is in the production build: ${files.join(", ")}.`);
}

function requireSuccess(step: string, exitCode: number): void {
  if (exitCode !== 0) throw new Error(`${step} ended with exit code ${exitCode}.`);
}

try {
  build();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
