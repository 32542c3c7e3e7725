import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, findRedis } from "./find-program";

const APT_MS = 600_000;
const POLICY = "/usr/sbin/policy-rc.d";

// Debian starts a server as it is installed; this file, there for the time of the installation only, says no.
const INSTALL = `
  set -e
  if [ ! -e ${POLICY} ]; then
    trap 'rm -f ${POLICY}' EXIT
    printf '#!/bin/sh\\nexit 101\\n' > ${POLICY}
    chmod 755 ${POLICY}
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install -y --no-install-recommends "$@"
`;

/** What the tests need beyond npm: absolute paths, null for what is not there. */
export interface SystemPrograms {
  chromium: string | null;
  redis: string | null;
}

/** Finds Chromium and redis-server, and installs what is missing where that needs no questions. Says what it could not get. */
export function ensurePrograms(): SystemPrograms {
  const before = findAll();
  const missing = [...(before.chromium ? [] : ["chromium"]), ...(before.redis ? [] : ["redis-server"])];
  if (missing.length === 0) return before;

  say(`Not here yet: ${missing.join(", ")}.`);
  // One by one: Ubuntu has no package chromium, and should get its Redis all the same.
  for (const name of missing) installPackage(name);
  if (!before.chromium && !findChromium()) run("npx", ["playwright", "install", "chromium"]);

  const after = findAll();
  if (!after.chromium) {
    say("Chromium could not be installed: the browser tests need one, as chromium or google-chrome in PATH.");
  }
  if (!after.redis) say("redis-server could not be installed: tests of several instances need it in PATH.");
  return after;
}

function findAll(): SystemPrograms {
  return { chromium: findChromium(), redis: findRedis() };
}

function installPackage(name: string): void {
  if (!existsSync("/usr/bin/apt-get")) return;
  const script = ["sh", "-c", INSTALL, "sh", name];
  if (process.getuid?.() === 0) run("env", script);
  else if (spawnSync("sudo", ["-n", "true"], { stdio: "ignore" }).status === 0)
    run("sudo", ["-n", ...script]);
}

function run(program: string, args: string[]): void {
  const { status, error } = spawnSync(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    timeout: APT_MS,
  });
  if (status !== 0) say(`${args.at(-1)} was not installed: ${error?.message ?? `exit code ${status}`}.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (process.argv[1]?.endsWith("ensure-programs.ts")) {
  const { chromium, redis } = ensurePrograms();
  say(`chromium: ${chromium ?? "missing"}\nredis-server: ${redis ?? "missing"}`);
  process.exitCode = chromium && redis ? 0 : 1;
}
