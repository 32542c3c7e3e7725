import { type Browser, expect, type Page } from "@playwright/test";
import type { Bot } from "../clients/bot";
import { signIn } from "./browser-user";

export const PHONE = { viewport: { width: 390, height: 844 } };
const WIDE = { viewport: { width: 1440, height: 900 } };

/** Opens a signed-in page of the user with the rooms loaded. */
export async function openSignedInPage(browser: Browser, who: Bot, options = WIDE): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, who.email);
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  return page;
}

export const searchField = (page: Page) => page.getByRole("searchbox", { name: "Search messages" });
export const searchHits = (page: Page) => page.getByRole("region", { name: "Messages" }).getByRole("link");
export const highlightedMessage = (page: Page) => page.getByRole("log").locator("[data-marked]");
