import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The absolute path of a Chromium that starts: the system's, else the one that Playwright downloaded; null: none. */
export function findChromium(): string | null {
  return [...inPath(CHROMIUM_NAMES), MAC_CHROME, chromium.executablePath()].find(answers) ?? null;
}

/** The absolute path of a redis-server that starts; null: none. */
export function findRedis(): string | null {
  return inPath(["redis-server"]).find(answers) ?? null;
}

function inPath(names: string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

// Ubuntu's chromium-browser may be a script that only says how to get the browser.
function answers(path: string): boolean {
  return (
    existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0
  );
}
