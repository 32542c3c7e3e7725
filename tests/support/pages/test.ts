import { setTimeout as sleep } from "node:timers/promises";
import { type BrowserContext, test as base, expect } from "@playwright/test";

export { expect } from "@playwright/test";

/** React's errors when hydration fails and it renders the whole page again. */
const HYDRATION_ERROR = /Minified React error #(418|421|422|423|425)\b|Hydration failed/;

/**
 * How long to wait for a context to close, ms. Chromium takes 0.1 s, but rarely never confirms. Such a context stays
 * until the browser itself closes, which ends it by force.
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

interface AutoFixtures {
  closeContexts: undefined;
  failOnHydrationError: undefined;
}

/**
 * Playwright's test, which fails on a hydration error of any page and closes the browser contexts
 * that a test has made. Otherwise they stay until the last test: their pages' sockets, timers and animations slow
 * all tests that follow.
 */
export const test = base.extend<AutoFixtures>({
  closeContexts: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map(close));
    },
    { auto: true },
  ],
  failOnHydrationError: [
    async ({ browser }, use) => {
      const hydrationErrors: string[] = [];
      const listen = (context: BrowserContext) =>
        context.on("weberror", (error) => {
          const { message } = error.error();
          if (HYDRATION_ERROR.test(message)) hydrationErrors.push(`${error.page()?.url()}: ${message}`);
        });
      browser.on("context", listen);
      for (const context of browser.contexts()) listen(context);
      await use(undefined);
      browser.off("context", listen);
      expect(hydrationErrors).toEqual([]);
    },
    { auto: true },
  ],
});
