import type { Browser, Page } from "@playwright/test";
import { PASSWORD } from "../support/clients/bot";
import { type BrowserUser, createBrowserUser, uniqueName, writeMessage } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const WIDTHS = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const rooms = (page: Page) => page.getByRole("navigation", { name: "Rooms" });

async function createGroup(owner: BrowserUser, title: string, ...others: BrowserUser[]): Promise<void> {
  const { page } = owner;
  await page.getByRole("button", { name: "New conversation" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  await dialog.getByText("A group").click();
  await dialog.getByLabel("Group name").fill(title);
  for (const { name } of others) {
    await dialog.getByRole("searchbox", { name: "People" }).fill(name);
    await dialog.getByRole("option", { name }).click();
  }
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("log", { name: title })).toBeVisible();
}

async function people(browser: Browser, viewport: { width: number; height: number }, ...names: string[]) {
  const made: BrowserUser[] = [];
  for (const name of names) made.push(await createBrowserUser(browser, uniqueName(name), { viewport }));
  return made as [BrowserUser, BrowserUser, BrowserUser];
}

for (const [width, viewport] of Object.entries(WIDTHS)) {
  test(`a group is managed from its details: ${width}`, async ({ browser }) => {
    const [ann, bo, cy] = await people(browser, viewport, "Ann", "Bo", "Cy");
    const title = uniqueName("Hike");
    await createGroup(ann, title, bo);
    await ann.page.getByRole("button", { name: "Conversation details" }).click();
    const panel = details(ann.page);

    await panel.getByRole("button", { name: "Rename" }).click();
    await panel.getByLabel("Group name").fill(`${title} 2`);
    await panel.getByRole("button", { name: "Save" }).click();
    await expect(panel.getByRole("heading", { name: `${title} 2` })).toBeVisible();

    await panel.getByRole("button", { name: "Add", exact: true }).click();
    const dialog = ann.page.getByRole("dialog", { name: "Add people" });
    await dialog.getByRole("searchbox", { name: "People" }).fill(cy.name);
    await dialog.getByRole("option", { name: cy.name }).click();
    await dialog.getByRole("button", { name: "Add to the group" }).click();
    await expect(panel.getByText("3 members").first()).toBeVisible();

    await panel.getByRole("button", { name: `Options for ${bo.name}` }).click();
    await ann.page.getByRole("menuitem", { name: "Make admin" }).click();
    await expect(panel.getByText("Admin", { exact: true })).toBeVisible();
    await panel.getByRole("button", { name: `Options for ${cy.name}` }).click();
    await ann.page.getByRole("menuitem", { name: "Remove from the group" }).click();
    await expect(panel.getByText("2 members").first()).toBeVisible();
    await expect(rooms(cy.page).getByRole("link", { name: title })).toHaveCount(0);

    await panel.getByLabel("Mute").selectOption({ label: "For 8 hours" });
    await expect(panel.getByLabel("Mute")).toHaveValue("custom");
    await ann.page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    await expect(ann.page.getByRole("button", { name: "Conversation details" })).toBeFocused();

    await rooms(bo.page).getByRole("link", { name: title }).click();
    await bo.page.getByRole("button", { name: "Conversation details" }).click();
    await details(bo.page).getByRole("button", { name: "Leave group" }).click();
    await bo.page.getByRole("alertdialog").getByRole("button", { name: "Leave group" }).click();
    await expect(bo.page).toHaveURL(/\/rooms$/);
    await expect(rooms(bo.page).getByRole("link", { name: title })).toHaveCount(0);
  });
}

test("an invite link admits users with and without an account until it is revoked", async ({
  browser,
  page,
}) => {
  const [ann, bo] = await people(browser, WIDTHS.desktop, "Ann", "Bo", "Cy");
  const title = uniqueName("Choir");
  await createGroup(ann, title, bo);
  await ann.page.getByRole("button", { name: "Conversation details" }).click();
  await details(ann.page).getByRole("button", { name: "Create link" }).click();
  const address = await details(ann.page).getByRole("textbox", { name: "Invite link" }).inputValue();

  const dee = await createBrowserUser(browser, uniqueName("Dee"));
  await dee.page.goto(address);
  await dee.page.getByRole("button", { name: "Join the group" }).click();
  await expect(dee.page.getByRole("log", { name: title })).toBeVisible();
  await writeMessage(dee.page, "here I am");
  await expect(ann.page.getByRole("log").getByText("here I am")).toBeVisible();

  await page.goto(address);
  await expect(page.getByRole("heading", { name: `Join ${title}` })).toBeVisible();
  await page.getByLabel("Name").fill(uniqueName("Eve"));
  await page.getByLabel("Email").fill(`${uniqueName("eve").replace(" ", "")}@example.com`);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(rooms(page).getByRole("link", { name: title })).toBeVisible();

  await details(ann.page).getByRole("button", { name: "Revoke" }).click();
  await expect(details(ann.page).getByRole("button", { name: "Revoke" })).toHaveCount(0);
  await page.goto(address);
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible();
});

test("rooms are pinned, muted and archived from the list, and return with a new message", async ({
  browser,
}) => {
  const [ann, bo] = await people(browser, WIDTHS.desktop, "Ann", "Bo", "Cy");
  const [older, newer] = [uniqueName("Older"), uniqueName("Newer")];
  await createGroup(bo, older, ann);
  await createGroup(bo, newer, ann);
  await writeMessage(bo.page, "newest");
  const list = rooms(ann.page).getByRole("list");
  const row = (title: string) => list.getByRole("link", { name: title });
  await expect(list.getByRole("link").first()).toContainText(newer);
  await row(older).click({ button: "right" });
  await ann.page.getByRole("menuitem", { name: "Pin", exact: true }).click();
  await expect(list.getByRole("link").first()).toContainText(older);
  await expect(row(older).getByRole("img", { name: "Pinned" })).toBeVisible();

  await row(newer).focus();
  await ann.page.keyboard.press("ArrowUp");
  await expect(row(older)).toBeFocused();
  await ann.page.keyboard.press("ArrowDown");
  await expect(row(newer)).toBeFocused();
  await ann.page.keyboard.press("Shift+F10");
  await ann.page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(row(newer)).toHaveCount(0);
  await ann.page.getByRole("button", { name: /Archived/ }).click();
  await expect(row(newer)).toBeVisible();
  await ann.page.getByRole("button", { name: "All conversations" }).click();
  await writeMessage(bo.page, "wake up");
  await expect(row(newer)).toBeVisible();
  await rooms(ann.page).getByRole("button", { name: "Unread" }).click();
  await expect(row(older)).toHaveCount(0);
  await rooms(ann.page).getByRole("searchbox", { name: "Filter by name" }).fill(older.toUpperCase());
  await expect(row(older)).toBeVisible();
});

test("the keyboard opens any conversation or person and the next one, and lists its shortcuts", async ({
  browser,
}) => {
  const [ann, bo, cy] = await people(browser, WIDTHS.desktop, "Ann", "Bo", "Cy");
  const [first, second] = [uniqueName("First"), uniqueName("Second")];
  await createGroup(ann, first, bo);
  await createGroup(ann, second, bo);
  const { page } = ann;
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Go to" });
  await dialog.getByRole("combobox").fill(first.slice(2));
  await expect(dialog.getByRole("option").first()).toContainText(first);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log", { name: first })).toBeVisible();
  await page.keyboard.press("Control+k");
  await dialog.getByRole("combobox").fill(cy.name);
  await expect(dialog.getByRole("option").first()).toContainText(cy.name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("log", { name: cy.name })).toBeVisible();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("log", { name: second })).toBeVisible();
  await rooms(page).getByRole("link", { name: "Settings" }).focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
