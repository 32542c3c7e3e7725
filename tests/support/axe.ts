import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Axe finds nothing on what the page shows, and the page does not scroll sideways. */
export async function expectNoViolations(page: Page, screen: string): Promise<void> {
  // A toast that goes behind another fades on its way: nobody is to read it there.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .exclude('[data-sonner-toast][data-front="false"]')
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`),
    screen,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
}
