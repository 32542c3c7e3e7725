import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";

/** `npm run fuzz`: clients that must converge; `npm run fuzz -- protocol`: what is almost the protocol, against a built server. */
const [what] = process.argv.slice(2);
const [env, args] =
  what === "protocol"
    ? [
        { FUZZ_REQUESTS: "100000", FUZZ_SEED: String(randomInt(2 ** 31)) },
        ["--project", "security", "tests/security/fuzz"],
      ]
    : [{ FUZZ_SEEDS: "10000" }, ["--project", "db", "tests/fuzz"]];
const { status } = spawnSync("node_modules/.bin/vitest", ["run", ...args], {
  stdio: "inherit",
  env: { ...env, ...process.env },
});
process.exitCode = status ?? 1;
