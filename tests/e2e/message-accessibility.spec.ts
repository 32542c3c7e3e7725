import type { Page } from "@playwright/test";
import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const MARKUP =
  "**bold** _so_ ~~gone~~ `code` [bank.example](https://evil.example)\n\n> quoted\n\n- a\n\n```\nx\n```";

const row = (page: Page, text: string) => messages(page).filter({ hasText: text }).last();

async function openMenu(page: Page): Promise<void> {
  await row(page, "the answer").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeVisible();
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    test(`no axe violation on messages and their actions: ${colorScheme}, ${width}`, async ({ browser }) => {
      test.setTimeout(120_000);
      const options = { colorScheme, viewport, reducedMotion: "reduce" as const };
      const bo = await createBrowserUser(browser, uniqueName("Bo"), options);
      const { page } = await createBrowserUser(browser, uniqueName("Ann"), options);
      await openDirectRoom(page, bo.name);
      await writeMessage(page, MARKUP);
      await page.getByRole("textbox", { name: "Message" }).press("ArrowUp");
      await page.keyboard.press("Escape");
      await row(page, "quoted").focus();
      await page.keyboard.press("r");
      await expectNoViolations(page, "replying");
      await writeMessage(page, `the answer for @${bo.name}`);
      await expect(row(page, "the answer").getByRole("img", { name: /Sent|Delivered/ })).toBeVisible();
      await openMenu(page);
      await expectNoViolations(page, "menu");
      await page.getByRole("menuitem", { name: "React with 👍" }).click();
      await openMenu(page);
      await page.getByRole("menuitem", { name: "Pin" }).click();
      await expect(page.getByRole("region", { name: "Pinned messages" })).toBeVisible();
      await expectNoViolations(page, "quote, reaction, pin");

      await openMenu(page);
      await page.getByRole("menuitem", { name: "More reactions" }).click();
      await expect(page.getByRole("searchbox", { name: "Search emoji" })).toBeVisible();
      await expect(page.getByText("Loading…")).toHaveCount(0);
      await expectNoViolations(page, "emoji");
      await page.keyboard.press("Escape");

      for (const [item, title] of [
        ["Message info", "Message info"],
        ["Forward", "Forward to"],
      ] as const) {
        await openMenu(page);
        await page.getByRole("menuitem", { name: item, exact: true }).click();
        await expect(page.getByRole("dialog", { name: title })).toBeVisible();
        await expectNoViolations(page, item);
        await page.keyboard.press("Escape");
      }
      await openMenu(page);
      await page.getByRole("menuitem", { name: "Delete for everyone" }).click();
      await expect(page.getByRole("alertdialog")).toBeVisible();
      await expectNoViolations(page, "deleting");
      await page.keyboard.press("Escape");

      await page.getByRole("textbox", { name: "Message" }).pressSequentially(`@${bo.name.slice(0, 4)}`);
      await expect(page.getByRole("listbox", { name: "Suggestions" })).toBeVisible();
      await expectNoViolations(page, "suggestions");
      await page.keyboard.press("Escape");

      await openMenu(page);
      await page.getByRole("menuitem", { name: "Select" }).click();
      await expect(page.getByText("1 selected")).toBeVisible();
      await expectNoViolations(page, "selecting");
      await page.keyboard.press("Escape");
      await openMenu(page);
      await page.getByRole("menuitem", { name: "Delete for me" }).click();
      await expect(page.getByRole("button", { name: "Undo" })).toBeVisible();
      await expectNoViolations(page, "notice");
    });
  }
}
