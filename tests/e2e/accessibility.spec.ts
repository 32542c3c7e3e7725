import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { openDirect, unique, visitor, write } from "../support/page";

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`),
    screen,
  ).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    test(`no screen has an axe violation: ${colorScheme}, ${width}`, async ({ browser }) => {
      const options = { colorScheme, viewport, reducedMotion: "reduce" as const };
      const visitorPage = await (await browser.newContext(options)).newPage();
      for (const path of ["/sign-in", "/sign-up", "/nowhere"]) {
        await visitorPage.goto(path);
        await expectNoViolations(visitorPage, path);
      }
      const bo = await visitor(browser, unique("Bo"), options);
      const { page } = await visitor(browser, unique("Ann"), options);
      await expectNoViolations(page, "empty rooms");
      await page.getByRole("button", { name: "New conversation" }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoViolations(page, "new conversation");
      await page.keyboard.press("Escape");
      await openDirect(page, bo.name);
      await write(page, "hello **there** https://example.com/path");
      await write(page, "🙂");
      await expect(page.getByRole("article")).toHaveCount(2);
      await expectNoViolations(page, "room");
      await page.goto("/settings");
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await expectNoViolations(page, "settings");
    });
  }
}
