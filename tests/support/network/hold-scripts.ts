import { expect, type Locator, type Page } from "@playwright/test";

const SCRIPTS = "**/_next/static/**/*.js";

/** Holds scripts of the page up, by their paths, until the function that comes is called. */
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

/** The same for those in which `text` stands; at the end nothing is waited for but that they are on their way. */
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
