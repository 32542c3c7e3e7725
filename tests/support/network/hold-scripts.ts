import { expect, type Locator, type Page } from "@playwright/test";

const SCRIPTS = "**/_next/static/**/*.js";

/** Holds the page's scripts back by path until the returned function is called. */
export async function holdScripts(
  page: Page,
  held = (_script: string) => true,
): Promise<(answers?: Locator) => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(SCRIPTS, async (route) => {
    if (held(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  return async (answers = page.getByRole("button", { name: "Jump to date", includeHidden: true })) => {
    release();
    await expect(answers).toBeVisible();
    await page.unroute(SCRIPTS);
  };
}

/** Holds back the scripts that contain `text`; the returned function releases them without waiting for them to load. */
export async function holdScriptsWith(page: Page, text: string): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(SCRIPTS, async (route) => {
    const response = await route.fetch();
    if ((await response.text()).includes(text)) await released;
    await route.fulfill({ response });
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: "wait" });
  };
}
