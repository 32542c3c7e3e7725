import type { Page } from "@playwright/test";
import { PASSWORD } from "../support/clients/bot";
import { holdScripts } from "../support/network/hold-scripts";
import { createBrowserUser, tick, uniqueName } from "../support/pages/browser-user";
import { photoFile } from "../support/pages/composer-files";
import { createConversation, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

test("what is typed and scrolled before any script is there is not lost", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  await openRoom(page, room);
  await field(page).fill("begun before, ");
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  await expect(messageByText(page, "m120")).toBeInViewport();
  await page.getByRole("searchbox", { name: "Filter by name" }).fill("nobody of that name");
  await field(page).pressSequentially("and early");
  await page.getByRole("log").evaluate((log) => log.scrollBy(0, -300));
  await page.evaluate(() => document.fonts.ready);
  const place = await messageByText(page, "m108").boundingBox();
  await release();
  await expect(page.getByText("No such conversation")).toBeVisible();
  expect((await messageByText(page, "m108").boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
  await expect(field(page)).toHaveValue("begun before, and early");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(tick(page, "begun before, and early", /Sent|Delivered/)).toBeVisible();
});

test("what is filled in, chosen and ticked before any script is there is known to the page", async ({
  browser,
}) => {
  const { page } = await createBrowserUser(browser, uniqueName("Ann"));
  const release = await holdScripts(page);
  await page.goto("/settings", { waitUntil: "commit" });
  const readReceipts = page.getByRole("region", { name: "Privacy" }).getByRole("checkbox").first();
  const sound = page.getByRole("checkbox", { name: /sound/i });
  await page.getByRole("textbox", { name: "Name" }).fill("Ann the Early");
  await page.getByText("Dark", { exact: true }).click();
  await page
    .getByLabel("Choose a picture")
    .first()
    .setInputFiles(await photoFile("me.jpg", 300, 300));
  await readReceipts.click();
  await sound.click();
  await sound.click();
  await release(page.locator("html[data-theme=dark]"));
  await expect(page.getByRole("button", { name: "Remove" })).toBeVisible();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  await page.getByRole("combobox", { name: "Language" }).selectOption("de");
  await expect(page.getByRole("heading", { name: "Einstellungen" })).toBeVisible();
  const again = await holdScripts(page);
  await page.reload({ waitUntil: "commit" });
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Ann the Early");
  await page.getByRole("combobox", { name: "Sprache" }).selectOption("en");
  await again(page.getByRole("heading", { name: "Settings" }));
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await expect(readReceipts).not.toBeChecked();
  await expect(sound).not.toBeChecked();
});

test("who signs in or searches before any script is there need not do it again", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 3);
  const page = await (await browser.newContext()).newPage();
  const release = await holdScripts(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(reader.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Password").press("Enter");
  await release(page.getByRole("navigation", { name: "Rooms" }));
  const box = page.getByRole("searchbox", { name: "Search messages" });
  const again = await holdScripts(page);
  await page.goto("/search", { waitUntil: "commit" });
  await box.pressSequentially("m2");
  await again(page.getByRole("link", { name: /m2/ }));
  await expect(page).toHaveURL(/q=m2/);
  await expect(box).toHaveValue("m2");
  await box.press("Enter");
  await page.getByRole("link", { name: /m2/ }).click();
  await expect(page).toHaveURL(new RegExp(room.id));
});

test("a button that is pressed before any script is there is answered once, when the page can", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const details = page.getByRole("button", { name: "Conversation details" });
  // A second press would close them again.
  await details.click();
  await details.click();
  await expect(page.locator("html[data-held]")).toHaveCSS("cursor", "progress");
  await release();
  await expect(page.locator("html[data-held]")).toHaveCount(0);
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(page.getByRole("dialog", { name: "New conversation" })).toBeVisible();
});

test("the page's own keys that are pressed before any script is there are answered, when the page can", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 20);
  const { page } = reader;
  for (const [key, shown] of [
    ["ControlOrMeta+f", page.getByRole("complementary", { name: "Search" })],
    ["ControlOrMeta+k", page.getByRole("dialog", { name: "Go to" })],
  ] as const) {
    const release = await holdScripts(page);
    await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
    await expect(messageByText(page, "m20")).toBeInViewport();
    await page.keyboard.press(key);
    await release();
    await expect(shown).toBeVisible();
  }
});

test("a hand that is laid on the page before any script is there counts", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  // Nothing but the hand is to let the log grow.
  await page.addInitScript(() => {
    const { setTimeout } = window;
    Object.assign(window, {
      setTimeout: (run: () => void, ms = 0) => setTimeout(run, ms === 10_000 ? 1_000_000 : ms),
    });
  });
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  await expect(messageByText(page, "m60")).toBeInViewport();
  await page.mouse.move(300, 300);
  await release();
  await expect(messageByText(page, "m45")).toBeAttached();
});
