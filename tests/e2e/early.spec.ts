import type { Page } from "@playwright/test";
import { article, openRoom, talk } from "../support/log";
import { tick } from "../support/page";
import { holdScripts } from "../support/scripts";
import { expect, test } from "../support/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;
const field = (page: Page) => page.getByRole("textbox", { name: "Message" });

test("what is typed and scrolled before any script is there is not lost", async ({ browser }) => {
  const { reader, room } = await talk(browser, baseUrl(), 120);
  const { page } = reader;
  await openRoom(page, room);
  await field(page).fill("begun before, ");
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  await expect(article(page, "m120")).toBeInViewport();
  await page.getByRole("searchbox", { name: "Filter by name" }).fill("nobody of that name");
  await field(page).pressSequentially("and early");
  await page.getByRole("log").evaluate((log) => log.scrollBy(0, -300));
  const place = await article(page, "m108").boundingBox();
  await release();
  await expect(page.getByText("No such conversation")).toBeVisible();
  expect((await article(page, "m108").boundingBox())?.y).toBeCloseTo(place?.y ?? 0, 0);
  await expect(field(page)).toHaveValue("begun before, and early");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(tick(page, "begun before, and early", /Sent|Delivered/)).toBeVisible();
});

test("a button that is pressed before any script is there is answered once, when the page can", async ({
  browser,
}) => {
  const { reader, room } = await talk(browser, baseUrl(), 60);
  const { page } = reader;
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const details = page.getByRole("button", { name: "Conversation details" });
  // A second press would close them again.
  await details.click();
  await details.click();
  await release();
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
  await page.getByRole("button", { name: "New conversation" }).click();
  await expect(page.getByRole("dialog", { name: "New conversation" })).toBeVisible();
});

test("the page's own keys that are pressed before any script is there are answered, when the page can", async ({
  browser,
}) => {
  const { reader, room } = await talk(browser, baseUrl(), 20);
  const { page } = reader;
  for (const [key, shown] of [
    ["ControlOrMeta+f", page.getByRole("complementary", { name: "Search" })],
    ["ControlOrMeta+k", page.getByRole("dialog", { name: "Go to" })],
  ] as const) {
    const release = await holdScripts(page);
    await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
    await expect(article(page, "m20")).toBeInViewport();
    await page.keyboard.press(key);
    await release();
    await expect(shown).toBeVisible();
  }
});

test("a hand that is laid on the page before any script is there counts", async ({ browser }) => {
  const { reader, room } = await talk(browser, baseUrl(), 60);
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
  await expect(article(page, "m60")).toBeInViewport();
  await page.mouse.move(300, 300);
  await release();
  await expect(article(page, "m45")).toBeAttached();
});
