import type { Page } from "@playwright/test";
import { PASSWORD } from "../support/clients/bot";
import { holdScripts } from "../support/network/hold-scripts";
import { createBrowserUser, tick, uniqueName } from "../support/pages/browser-user";
import { createConversation, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

test("text typed and a log scrolled before hydration are kept", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  await openRoom(page, room);
  await field(page).fill("kept draft, ");
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  await expect(messageByText(page, "m120")).toBeInViewport();
  await page.getByRole("searchbox", { name: "Filter by name" }).fill("nobody of that name");
  await field(page).pressSequentially("typed early");
  await page.getByRole("log").evaluate((log) => log.scrollBy(0, -300));
  await page.evaluate(() => document.fonts.ready);
  const place = await messageByText(page, "m108").boundingBox();
  await release();
  await expect(page.getByText("No such conversation")).toBeVisible();
  expect((await messageByText(page, "m108").boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
  await expect(field(page)).toHaveValue("kept draft, typed early");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(tick(page, "kept draft, typed early", /Sent|Delivered/)).toBeVisible();
});

test("text typed into a field of the settings before hydration is known to the page; ticks and choices are not taken", async ({
  browser,
}) => {
  const { page } = await createBrowserUser(browser, uniqueName("Ann"));
  const release = await holdScripts(page);
  await page.goto("/settings", { waitUntil: "commit" });
  const readReceipts = page.getByRole("region", { name: "Privacy" }).getByRole("checkbox").first();
  await page.getByRole("textbox", { name: "Name" }).fill("Ann the Early");
  await page.getByText("Dark", { exact: true }).click();
  await readReceipts.click();
  await expect(readReceipts).not.toBeChecked();
  await release(page.getByRole("button", { name: "Save" }).and(page.locator(":enabled")));
  await expect(readReceipts).toBeChecked();
  await expect(page.getByRole("radio", { name: "Dark" })).not.toBeChecked();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved")).toBeVisible();
  // The controls work once the page is hydrated.
  await readReceipts.click();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Ann the Early");
  await expect(readReceipts).not.toBeChecked();
});

test("a form is not submitted before hydration, and keeps what was typed", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 3);
  const page = await (await browser.newContext()).newPage();
  const documents: string[] = [];
  page.on("request", (request) => {
    if (request.isNavigationRequest()) documents.push(`${request.method()} ${request.url()}`);
  });
  const release = await holdScripts(page);
  await page.goto("/sign-in", { waitUntil: "commit" });
  await page.getByLabel("Email").fill(reader.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByLabel("Password").press("Enter");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  expect(documents).toEqual([`GET ${baseUrl()}/sign-in`]);
  await release(page.getByRole("button", { name: "Sign in", exact: true }));
  await expect(page.getByLabel("Email")).toHaveValue(reader.email);
  const rooms = page.getByRole("navigation", { name: "Rooms" });
  await expect(async () => {
    await page.getByLabel("Password").press("Enter");
    await expect(rooms).toBeVisible({ timeout: 3_000 });
  }).toPass();
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

test("a button pressed before hydration does nothing, also later", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const details = page.getByRole("button", { name: "Conversation details" });
  await details.click();
  await release();
  await expect(page.getByRole("complementary", { name: "Details" })).toBeHidden();
  await details.click();
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
});
