import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";

/** What a page may still load by itself counts too. */
const SETTLE_MS = 3_000;

export interface ScriptWeight {
  /** KiB of the scripts that began to load before what the page is opened for stood there. */
  shown: number;
  /** KiB of these and of what it loads by itself until it is quiet and nobody has touched it. */
  all: number;
}

/**
 * The scripts of a page, each gzipped by itself, whoever asked for them. `isShellPath` runs in the page at each frame, until it
 * is true; what is then tried must work.
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

/** KiB, gzipped as by default; asked for anew, for a browser does not give every body away. */
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
