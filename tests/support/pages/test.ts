import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContext, test as base, expect } from "@playwright/test";

export { expect } from "@playwright/test";

/** What React says of a page that the browser would draw otherwise than the server did, and so draws anew as a whole. */
const DRAWN_ANEW = /Minified React error #(418|421|422|423|425)\b|Hydration failed/;

/**
 * Chromium closes a context in a tenth of a second, and once in thousands of times never says that it has. Such a one stays
 * until the browser itself is closed, which ends it by force.
 */
const CLOSED_WITHIN_MS = 20_000;

async function close(context: BrowserContext): Promise<void> {
  let waiting = true;
  const closed = context.close().catch((error: unknown) => {
    if (waiting) throw error;
  });
  const outcome = await Promise.race([closed, sleep(CLOSED_WITHIN_MS, "late" as const, { ref: false })]);
  waiting = false;
  if (outcome === "late")
    process.stderr.write("A browser context has not closed; it goes with its browser.\n");
}

interface Always {
  closesContexts: undefined;
  takesOver: undefined;
}

/**
 * Playwright's test, in which all pages are to take over what the server drew, and which also closes the browser contexts
 * that a test has made. Otherwise they stay until the last test: pages with sockets, timers and animation that take their
 * part of the machine from all tests that follow.
 */
export const test = base.extend<Always>({
  closesContexts: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map(close));
    },
    { auto: true },
  ],
  takesOver: [
    async ({ browser }, use) => {
      const anew: string[] = [];
      const listen = (context: BrowserContext) =>
        context.on("weberror", (error) => {
          const { message } = error.error();
          if (DRAWN_ANEW.test(message)) anew.push(`${error.page()?.url()}: ${message}`);
        });
      browser.on("context", listen);
      for (const context of browser.contexts()) listen(context);
      await use(undefined);
      browser.off("context", listen);
      expect(anew).toEqual([]);
    },
    { auto: true },
  ],
});
