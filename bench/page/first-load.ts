import { gzipSync } from "node:zlib";
import type { BrowserContext, Page } from "@playwright/test";

/** What a page may still load by itself counts too. */
const SETTLE_MS = 3_000;

export interface FirstLoad {
  /** KiB of the scripts that began to load before what the page is opened for stood there. */
  shown: number;
  /** KiB of these and of what it loads by itself until it is quiet and nobody has touched it. */
  all: number;
}

/**
 * The scripts of a page, each gzipped by itself, whoever asked for them. `isShown` runs in the page at each frame, until it
 * is true; what is then tried must work.
 */
export async function firstLoad(
  context: BrowserContext,
  url: string,
  isShown: () => boolean,
  tryIt: (page: Page) => Promise<void> = async () => undefined,
): Promise<FirstLoad> {
  const page = await context.newPage();
  const scripts: Promise<{ url: string; size: number }>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    scripts.push(
      response.body().then((body) => ({ url: response.url(), size: gzipSync(body).length / 1_024 })),
    );
  });
  await page.addInitScript(`(${noteWhen})(${isShown})`);
  await page.goto(url);
  await page.waitForFunction(() => "shownAt" in window);
  await tryIt(page);
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(SETTLE_MS);
  const before = new Set(await page.evaluate(begunBefore));
  const loaded = await Promise.all(scripts);
  await page.close();
  const sum = (some: typeof loaded) => some.reduce((total, { size }) => total + size, 0);
  const first = loaded.filter((script) => before.has(script.url));
  if (first.length === 0) throw new Error(`${url} loads no script.`);
  return { shown: sum(first), all: sum(loaded) };
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
