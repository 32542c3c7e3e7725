import { expectNoViolations } from "../support/pages/axe";
import { createBrowserUser, openDirectRoom, uniqueName, writeMessage } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    test(`no screen has an axe violation: ${colorScheme}, ${width}`, async ({ browser }) => {
      const options = { colorScheme, viewport, reducedMotion: "reduce" as const };
      const visitorPage = await (await browser.newContext(options)).newPage();
      for (const path of ["/sign-in", "/sign-up", "/nowhere", "/offline", "/unsubscribe?token=none"]) {
        await visitorPage.goto(path);
        await expectNoViolations(visitorPage, path);
      }
      const bo = await createBrowserUser(browser, uniqueName("Bo"), options);
      const { page } = await createBrowserUser(browser, uniqueName("Ann"), options);
      await expectNoViolations(page, "empty rooms");
      await page.getByRole("button", { name: "New conversation" }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectNoViolations(page, "new conversation");
      await page.keyboard.press("Escape");
      await openDirectRoom(page, bo.name);
      await writeMessage(page, "hello **there** https://example.com/path");
      await writeMessage(page, "🙂");
      await expect(page.getByRole("article")).toHaveCount(2);
      await expectNoViolations(page, "room");
      await page.goto("/settings");
      await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
      await expectNoViolations(page, "settings");
    });
  }
}
