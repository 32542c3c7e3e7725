import { test as base } from "@playwright/test";

export { expect } from "@playwright/test";

/**
 * Playwright's test, which also closes the browser contexts that a test has made. Otherwise they stay until the last
 * test: pages with sockets, timers and animation that take their part of the machine from all tests that follow.
 */
export const test = base.extend<{ closesContexts: undefined }>({
  closesContexts: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
