import { expect, type Locator, type Page } from "@playwright/test";
import { messages, openDirect, unique, type Visitor, visitor, write } from "./browser-user";

/** The last message that holds `text`. */
export const row = (page: Page, text: string) => messages(page).filter({ hasText: text }).last();

/** Two people in a direct room, both looking at it. */
export async function two(browser: Parameters<typeof visitor>[0]): Promise<[Visitor, Visitor]> {
  const [ann, bo] = [await visitor(browser, unique("Ann")), await visitor(browser, unique("Bo"))];
  await openDirect(ann.page, bo.name);
  await openDirect(bo.page, ann.name);
  return [ann, bo];
}

/** Writes it and waits until it is stored. */
export async function say(from: Visitor, text: string): Promise<Locator> {
  await write(from.page, text);
  await expect(row(from.page, text).getByRole("img", { name: /Sent|Delivered|Read/ })).toBeVisible();
  return row(from.page, text);
}

/** By the context menu, which closes when what is beside it grows or moves: then it is opened again. */
export async function choose(message: Locator, item: string): Promise<void> {
  const page = message.page();
  await expect(async () => {
    if (await page.getByRole("menu").first().isVisible()) await page.keyboard.press("Escape");
    await message.getByText(/./).last().click({ button: "right", timeout: 3_000 });
    await page.getByRole("menuitem", { name: item, exact: true }).click({ timeout: 3_000 });
  }).toPass();
}
