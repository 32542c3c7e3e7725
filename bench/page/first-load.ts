import { gzipSync } from "node:zlib";
import type { BrowserContext } from "@playwright/test";

/** What a page may still load by itself counts too. */
const SETTLE_MS = 3_000;

export interface FirstLoad {
  /** KiB of the scripts that the page's HTML names: all that stands between the page and its first use. */
  named: number;
  /** KiB of these and of what they load by themselves until the page is quiet and nobody has touched it. */
  all: number;
}

/** The scripts of a page, each gzipped. */
export async function firstLoad(context: BrowserContext, url: string): Promise<FirstLoad> {
  const page = await context.newPage();
  const scripts: Promise<{ path: string; size: number }>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const path = new URL(response.url()).pathname;
    scripts.push(response.body().then((body) => ({ path, size: gzipSync(body).length / 1_024 })));
  });
  const html = await (await page.goto(url, { waitUntil: "networkidle" }))?.text();
  await page.waitForTimeout(SETTLE_MS);
  const loaded = await Promise.all(scripts);
  await page.close();
  const sum = (some: typeof loaded) => some.reduce((total, { size }) => total + size, 0);
  const named = loaded.filter(({ path }) => html?.includes(path));
  if (named.length === 0) throw new Error(`${url} names no script.`);
  return { named: sum(named), all: sum(loaded) };
}
