import { mkdirSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { request } from "@/lib/client/connection/socket";
import type { SendMessage } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot } from "../support/clients/bot";
import { uploadFile } from "../support/clients/upload-file";
import { signIn } from "../support/pages/browser-user";
import { photoFile } from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";

/** Every run saves its screenshots here. */
const FOLDER = "test-results/screens";
const DESKTOP = { width: 1440, height: 900 };
const TABLET = { width: 820, height: 1180 };
const PHONE = { width: 390, height: 844 };

interface ScreenshotData {
  ann: Bot;
  groupId: string;
}

let town: ScreenshotData;
test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(120_000);
  mkdirSync(FOLDER, { recursive: true });
  town = await talk(baseURL ?? "");
});
test.afterAll(() => town.ann.close());

/** Creates a small group with every kind of message, and a few other rooms. */
async function talk(url: string): Promise<ScreenshotData> {
  const [ann, bo, chiara, dee] = [
    await createBot(url, "Ann"),
    await createBot(url, "Bo"),
    await createBot(url, "Chiara"),
    await createBot(url, "Dee"),
  ];
  const people = [bo, chiara, dee];
  const userIds = people.map((one) => one.userId);
  const { room } = await ann.api.post<{ room: Room }>("/api/rooms", {
    kind: "group",
    title: "Harbour Festival",
    userIds,
  });
  const say = async (who: Bot, content: string, more: Partial<SendMessage> = {}) =>
    (await request(who.socket, "send_message", { id: uuidv7(), roomId: room.id, content, ...more })).message;
  const permits = await say(bo, "Morning all! The stage permits came through 🎉");
  await say(bo, "Friday **18:00–23:00**, Saturday until midnight");
  await say(chiara, "Great news. I'll tell the bands", { replyTo: permits.id });
  const trucks = await say(ann, "And the food trucks?");
  await say(dee, "Six confirmed, two still *thinking about it*:\n- Ramen Yard\n- Pizzeria Gio");
  await say(bo, "Code for the gate: `4471#`");
  await say(ann, "The map is at https://example.org/plan");
  await say(dee, "@Ann can you look at the lights budget?", { mentions: [ann.userId] });
  await say(chiara, "The pier this morning", {
    attachmentIds: [
      await uploadFile(url, chiara, (await photoFile("pier.jpg", 1_200, 750)).buffer, "pier.jpg"),
    ],
  });
  const last = await say(ann, "Tonight. See you all at the pier!");
  for (const [who, message, emoji] of [
    [chiara, permits, "🎉"],
    [dee, permits, "🎉"],
    [bo, trucks, "👍"],
  ] as const) {
    await who.api.put(`/api/messages/${message.id}/reactions/${encodeURIComponent(emoji)}`);
  }
  for (const one of [ann, ...people])
    await request(one.socket, "mark_read", { roomId: room.id, seq: last.seq });
  const other = await bo.createDirectRoom(ann);
  await bo.sendMessage(other.id, "Did you see the poster?");
  await bo.sendMessage(other.id, "Printing 200 then");
  const lunch = await chiara.createDirectRoom(ann);
  await chiara.sendMessage(lunch.id, "Lunch at one?");
  const pleasure = await ann.sendMessage(lunch.id, "With pleasure");
  for (const [who, at] of [
    [chiara, pleasure.seq],
    [ann, pleasure.seq],
  ] as const)
    await request(who.socket, "mark_read", { roomId: lunch.id, seq: at });
  const { room: choir } = await dee.api.post<{ room: Room }>("/api/rooms", {
    kind: "group",
    title: "Wednesday Choir",
    userIds: [ann.userId, bo.userId],
  });
  await dee.sendMessage(choir.id, "Page 12 from the second verse, please practise");
  await bo.sendMessage(choir.id, "Will do");
  await request(ann.socket, "mark_read", { roomId: choir.id, seq: 2 });
  for (const one of people) one.close();
  return { ann, groupId: room.id };
}

type Options = Parameters<Browser["newContext"]>[0];

async function annAt(browser: Browser, options: Options): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await signIn(page, town.ann.email);
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  return page;
}

async function openGroup(page: Page): Promise<void> {
  await page.goto(`/rooms/${town.groupId}`);
  const log = page.getByRole("log");
  await expect(log.getByRole("article").filter({ hasText: "See you all at the pier" })).toBeVisible();
  // What the server did not render has loaded, too.
  await expect(log.getByRole("img", { name: "Photo pier.jpg" })).toBeVisible();
  await expect(log.locator("code", { hasText: "4471#" })).toBeVisible();
  await expect(log.getByRole("button", { name: /^In reply to/ }).first()).toBeVisible();
  await expect(log.getByRole("button", { name: /reaction/ }).first()).toBeVisible();
}

async function saveScreenshot(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const pictures = page.getByRole("img", { name: "Photo pier.jpg" });
  for (const picture of await pictures.all())
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(100);
  await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: "disabled" });
}

test("sign-in and sign-up", async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: DESKTOP })).newPage();
  await page.goto("/sign-in");
  await saveScreenshot(page, "sign-in");
  await page.goto("/sign-up");
  await saveScreenshot(page, "sign-up");
});

test("on a desktop, light", async ({ browser }) => {
  const page = await annAt(browser, { viewport: DESKTOP, colorScheme: "light" });
  await saveScreenshot(page, "rooms");
  await openGroup(page);
  await saveScreenshot(page, "room-light");
  await page.getByRole("button", { name: "Conversation details" }).click();
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
  await saveScreenshot(page, "details");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "New conversation" }).first().click();
  await expect(page.getByRole("dialog", { name: "New conversation" })).toBeVisible();
  await saveScreenshot(page, "new-conversation");
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
  await saveScreenshot(page, "settings");
});

test("on a desktop, dark", async ({ browser }) => {
  const page = await annAt(browser, { viewport: DESKTOP, colorScheme: "dark" });
  await openGroup(page);
  await saveScreenshot(page, "room-dark");
  await page.keyboard.press("ControlOrMeta+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await saveScreenshot(page, "switcher");
});

test("on a tablet and on a phone", async ({ browser }) => {
  const tablet = await annAt(browser, { viewport: TABLET });
  await openGroup(tablet);
  await saveScreenshot(tablet, "room-tablet");
  const phone = await annAt(browser, { viewport: PHONE, hasTouch: true });
  await saveScreenshot(phone, "rooms-phone");
  await openGroup(phone);
  await saveScreenshot(phone, "room-phone");
});
