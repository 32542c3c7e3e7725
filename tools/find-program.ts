import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const CHROMIUM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** Returns the path of a Chromium that starts, the system's or else Playwright's; null when there is none. */
export function findChromium(): string | null {
  return [...inPath(CHROMIUM_NAMES), MAC_CHROME, chromium.executablePath()].find(starts) ?? null;
}

/** Returns the path of a redis-server that starts; null when there is none. */
export function findRedis(): string | null {
  return inPath(["redis-server"]).find(starts) ?? null;
}

function inPath(names: string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

// Ubuntu's chromium-browser may be a script that only explains how to install the browser.
function starts(path: string): boolean {
  return (
    existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0
  );
}
