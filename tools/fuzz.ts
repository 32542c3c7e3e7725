import { randomInt } from "node:crypto";
import { runProgram } from "./run-program";

/**
 * Runs the fuzz tests with many inputs. `npm run fuzz`: clients that must converge; `npm run fuzz -- protocol`: requests that
 * are almost valid, against a built server.
 */
function fuzz(what: string | undefined): number {
  const [env, tests] =
    what === "protocol"
      ? [
          { FUZZ_REQUESTS: "100000", FUZZ_SEED: String(randomInt(2 ** 31)) },
          ["--project", "security", "tests/security/fuzz"],
        ]
      : [{ FUZZ_SEEDS: "10000" }, ["--project", "db", "tests/fuzz"]];
  return runProgram("vitest", ["run", ...tests], { ...env, ...process.env });
}

process.exitCode = fuzz(process.argv[2]);
