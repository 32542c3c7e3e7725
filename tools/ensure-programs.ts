import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium, findRedis } from "./find-program";

const APT_MS = 600_000;
const POLICY = "/usr/sbin/policy-rc.d";

// Debian starts a server when it is installed. This file, present during the installation only, forbids that.
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

/** Programs that the tests need besides npm packages: absolute paths; null when missing. */
export interface SystemPrograms {
  chromium: string | null;
  redis: string | null;
}

/** Finds Chromium and redis-server. Installs missing ones where that needs no password, and prints what it could not install. */
export function ensurePrograms(): SystemPrograms {
  const before = findAll();
  const missing = [...(before.chromium ? [] : ["chromium"]), ...(before.redis ? [] : ["redis-server"])];
  if (missing.length === 0) return before;

  print(`Missing: ${missing.join(", ")}.`);
  // One at a time: Ubuntu has no package named chromium, but its Redis can still be installed.
  for (const name of missing) installPackage(name);
  if (!before.chromium && !findChromium()) run("npx", ["playwright", "install", "chromium"]);

  const after = findAll();
  if (!after.chromium) {
    print("Chromium could not be installed. The browser tests need chromium or google-chrome in PATH.");
  }
  if (!after.redis) print("redis-server could not be installed. Tests of several instances need it in PATH.");
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
  if (status !== 0) print(`${args.at(-1)} was not installed: ${error?.message ?? `exit code ${status}`}.`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

if (process.argv[1]?.endsWith("ensure-programs.ts")) {
  const { chromium, redis } = ensurePrograms();
  print(`chromium: ${chromium ?? "missing"}\nredis-server: ${redis ?? "missing"}`);
  process.exitCode = chromium && redis ? 0 : 1;
}
