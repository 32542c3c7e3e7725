import { expect, type Locator, type Page } from "@playwright/test";

/** Holds scripts of the page up, by their paths, until the function that comes is called. */
export async function holdScripts(
  page: Page,
  held = (_script: string) => true,
): Promise<(answers?: Locator) => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const scripts = "**/_next/static/**/*.js";
  await page.route(scripts, async (route) => {
    if (held(new URL(route.request().url()).pathname)) await released;
    await route.continue();
  });
  return async (answers = page.getByRole("button", { name: "Jump to date", includeHidden: true })) => {
    release();
    await expect(answers).toBeVisible();
    await page.unroute(scripts);
  };
}
