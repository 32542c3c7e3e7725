import type { Page } from "@playwright/test";
import { expectNoViolations } from "../support/pages/axe";
import { createBrowserUser, uniqueName } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };

/** Creates a group over the API with the page's cookie. */
async function makeGroup(page: Page, title: string): Promise<{ id: string; token: string }> {
  return page.evaluate(async (name) => {
    const post = async (path: string, body: unknown) =>
      (
        await fetch(path, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        })
      ).json();
    const { room } = await post("/api/rooms", { kind: "group", title: name, userIds: [] });
    const { token } = await post(`/api/rooms/${room.id}/invites`, {});
    return { id: room.id, token };
  }, title);
}

for (const [locale, colorScheme, width] of [
  ["en", "light", "desktop"],
  ["en", "dark", "phone"],
  ["ar", "light", "phone"],
  ["ar", "dark", "desktop"],
] as const) {
  test(`no axe violation on the rooms screens: ${locale}, ${colorScheme}, ${width}`, async ({ browser }) => {
    test.setTimeout(120_000);
    const options = { colorScheme, viewport: WIDTHS[width], reducedMotion: "reduce" as const };
    const { page } = await createBrowserUser(browser, uniqueName("Ann"), options);
    await page.context().addCookies([{ name: "parley-locale", value: locale, url: page.url() }]);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
    await expectNoViolations(page, "first steps");

    const { id, token } = await makeGroup(page, uniqueName("Choir"));
    await page.goto("/rooms");
    const row = page.locator(`#room-${id}`);
    await row.click({ button: "right" });
    await expect(page.getByRole("menuitem").first()).toBeVisible();
    await expectNoViolations(page, "menu of a room");
    await page.keyboard.press("Escape");
    await expect(row).toBeFocused();
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("combobox")).toBeFocused();
    await expectNoViolations(page, "switcher");
    await page.keyboard.press("Escape");
    await row.focus();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectNoViolations(page, "keyboard");
    await page.keyboard.press("Escape");

    await row.click();
    await page.locator("#details-button").click();
    await expect(page.getByRole("complementary")).toBeVisible();
    await expect(page.getByRole("complementary").getByRole("listitem").first()).toBeVisible();
    await expectNoViolations(page, "details");
    await page.goto(`/join/${token}`);
    await expect(page.locator("h1")).toBeVisible();
    await expectNoViolations(page, "join, signed in");
    await page.goto("/settings");
    await expect(page.locator("select").first()).toBeVisible();
    await expectNoViolations(page, "settings");
    const { origin: url } = new URL(page.url());
    // An open page whose session ends goes to the sign-in by itself and would disturb the next navigation.
    await page.goto("about:blank");
    await page.context().clearCookies();
    await page.context().addCookies([{ name: "parley-locale", value: locale, url }]);
    for (const path of [`/join/${token}`, "/join/nothing", "/sign-in", "/sign-up"]) {
      await page.goto(path);
      await expectNoViolations(page, path);
    }
  });
}
