import { expect, type Locator, type Page } from "@playwright/test";
import {
  type BrowserUser,
  createBrowserUser,
  messages,
  openDirectRoom,
  uniqueName,
  writeMessage,
} from "./browser-user";

/** Returns the last message that contains `text`. */
export const lastMessageWith = (page: Page, text: string) => messages(page).filter({ hasText: text }).last();

/** Opens two users' pages on their direct room. */
export async function twoUsers(
  browser: Parameters<typeof createBrowserUser>[0],
): Promise<[BrowserUser, BrowserUser]> {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  await openDirectRoom(bo.page, ann.name);
  return [ann, bo];
}

/** Sends `text` and waits until it is stored. */
export async function sendAndWait(from: BrowserUser, text: string): Promise<Locator> {
  await writeMessage(from.page, text);
  await expect(
    lastMessageWith(from.page, text).getByRole("img", { name: /Sent|Delivered|Read/ }),
  ).toBeVisible();
  return lastMessageWith(from.page, text);
}

/** Picks a context menu item. The menu closes when the layout shifts, and is then opened again. */
export async function chooseMenuItem(message: Locator, item: string): Promise<void> {
  const page = message.page();
  await expect(async () => {
    if (await page.getByRole("menu").first().isVisible()) await page.keyboard.press("Escape");
    await message.getByText(/./).last().click({ button: "right", timeout: 3_000 });
    await page.getByRole("menuitem", { name: item, exact: true }).click({ timeout: 3_000 });
  }).toPass();
}
