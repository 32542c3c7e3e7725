import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";

/** How long scripts that a page loads by itself are still counted. */
const SETTLE_MS = 3_000;

export interface ScriptWeight {
  /** KiB of the scripts that had begun to load when the page was usable. */
  shown: number;
  /** KiB of all scripts that it loads without input. */
  all: number;
}

/**
 * Measures the scripts of a page, each gzipped by itself. `isShown` runs in the page at each frame until it returns true.
 * `tryIt` must then succeed.
 */
export async function measureScriptWeight(
  context: BrowserContext,
  url: string,
  isShown: () => boolean,
  tryIt: (page: Page) => Promise<void> = async () => undefined,
): Promise<ScriptWeight> {
  const page = await context.newPage();
  const scripts = new Set<string>();
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.add(request.url());
  });
  await page.addInitScript(`(${noteWhen})(${isShown})`);
  await page.goto(url);
  await page.waitForFunction(() => "shownAt" in window);
  await tryIt(page);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(SETTLE_MS);
  const before = new Set(await page.evaluate(begunBefore));
  await page.close();
  const loaded = await Promise.all(
    [...scripts].map(async (script) => ({ script, size: await sizeOf(script) })),
  );
  const sum = (some: typeof loaded) => some.reduce((total, { size }) => total + size, 0);
  const first = loaded.filter(({ script }) => before.has(script));
  if (first.length === 0) throw new Error(`${url} loads no script.`);
  return { shown: sum(first), all: sum(loaded) };
}

/** KiB at gzip's default level. Fetched again, because a browser does not expose every body. */
async function sizeOf(script: string): Promise<number> {
  const response = await fetch(script);
  if (!response.ok) throw new Error(`${script} answered ${response.status}.`);
  return gzipSync(Buffer.from(await response.arrayBuffer())).length / 1_024;
}

function noteWhen(isShown: () => boolean): void {
  const look = () => {
    if (isShown()) Object.assign(window, { shownAt: performance.now() });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function begunBefore(): string[] {
  const { shownAt } = window as unknown as { shownAt: number };
  return performance
    .getEntriesByType("resource")
    .filter(({ startTime }) => startTime <= shownAt)
    .map(({ name }) => name);
}
