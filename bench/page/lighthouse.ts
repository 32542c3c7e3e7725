import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** Not a dependency: npx fetches this version for the measurement. */
const LIGHTHOUSE = "lighthouse@12.8.2";
const TIMEOUT_MS = 240_000;
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;
export type Category = (typeof CATEGORIES)[number];
export type Device = "mobile" | "desktop";
/** 0 to 100. */
export type Scores = Partial<Record<Category, number>>;

interface Report {
  runtimeError?: { code: string; message: string };
  categories: Record<string, { score: number | null }>;
  audits: Record<string, { score: number | null; title: string }>;
}

const run = (args: string[]) => promisify(execFile)("npx", args, { timeout: TIMEOUT_MS, maxBuffer: 2 ** 26 });

/** Returns Lighthouse's scores of a page, in the signed-in browser that listens on `port`. */
export async function lighthouse(
  url: string,
  port: number,
  device: Device,
  categories: readonly Category[],
): Promise<{ scores: Scores; failing: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), "parley-lighthouse-"));
  const path = join(folder, "report.json");
  const args = ["-y", LIGHTHOUSE, url, "--quiet", "--output=json", `--output-path=${path}`, `--port=${port}`];
  args.push("--disable-storage-reset", `--only-categories=${categories.join(",")}`);
  if (device === "desktop") args.push("--preset=desktop");
  try {
    await run(args).catch((error: unknown) => {
      // Sometimes the browser's trace lacks its beginning, and Lighthouse asks to try again.
      if (!String(error).includes("NO_NAVSTART")) throw error;
      return run(args);
    });
    const report = JSON.parse(await readFile(path, "utf8")) as Report;
    if (report.runtimeError) throw new Error(`${report.runtimeError.code}: ${report.runtimeError.message}`);
    return {
      scores: Object.fromEntries(
        categories.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)]),
      ),
      failing: Object.entries(report.audits)
        .filter(([, audit]) => audit.score !== null && audit.score < 0.9)
        .map(([id, audit]) => `${id} ${audit.score}`),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
