import type { Page } from "@playwright/test";
import { notificationTag } from "@/lib/shared/notifications";
import { type Bot, createBot, signInBot } from "../support/clients/bot";
import { holdScriptsWith } from "../support/network/hold-scripts";
import { expectNoViolations } from "../support/pages/axe";
import { type BrowserUser, createBrowserUser, messages, uniqueName } from "../support/pages/browser-user";
import {
  clickNotification,
  createPushDelivery,
  messagePush,
  notificationBodies,
  recordBadges,
  recordBadgesAndTones,
  recordedBadgesAndTones,
  serviceWorkerOf,
  setForeground,
  shownNotifications,
} from "../support/pages/notifications";
import { expect, test } from "../support/pages/test";

/** How long a notification may take: the browser loads its images first, after everything that a starting page loads. */
const SHOWN = { timeout: 30_000 };
test.describe.configure({ timeout: 120_000 });

const baseUrl = () => process.env.PARLEY_TEST_URL ?? "";

/** Creates Bo as a bot and a direct room with Ann's browser user, in which Bo has sent `texts`. */
async function talkOf(ann: BrowserUser, texts: string[]): Promise<{ bo: Bot; self: Bot; roomId: string }> {
  const [bo, self] = [await createBot(baseUrl(), uniqueName("Bo")), await signInBot(baseUrl(), ann.email)];
  const { id: roomId } = await bo.createDirectRoom(self);
  for (const text of texts) await bo.sendMessage(roomId, text);
  return { bo, self, roomId };
}

const icon = (page: Page) =>
  page.evaluate(
    () => [...document.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')].at(-1)?.href ?? "",
  );

test.use({ serviceWorkers: "allow" });

test("the page asks for permission only after a first message; title and icon show the unread count", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const { page } = ann;
  await page.addInitScript(() => {
    const counted = window as unknown as { asked: number };
    counted.asked = 0;
    Notification.requestPermission = async () => {
      counted.asked += 1;
      return "default";
    };
    Object.defineProperty(Notification, "permission", { get: () => "default" });
  });
  await recordBadgesAndTones(page);
  const badge = () => expect.poll(async () => (await recordedBadgesAndTones(page)).badges.at(-1));
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  const { bo, self, roomId } = await talkOf(ann, ["before"]);
  await page.goto("/rooms");
  await expect(page).toHaveTitle(/^\(1\) /);
  const turnOn = page.getByRole("button", { name: "Turn on notifications" });
  await expect(turnOn).toHaveCount(0);
  await bo.sendMessage(roomId, "hello");
  await expect(turnOn).toBeVisible();
  await expect(page).toHaveTitle(/^\(2\) /);
  expect(decodeURIComponent(await icon(page))).toContain(">2</text>");
  await badge().toBe(2);
  expect(await asked()).toBe(0);
  await expectNoViolations(page, "the question whether to turn notifications on");
  await turnOn.click();
  await expect(turnOn).toHaveCount(0);
  expect(await asked()).toBe(1);

  await self.api.post(`/api/rooms/${roomId}/read`, { seq: 2 });
  await expect(page).not.toHaveTitle(/^\(/);
  expect(await icon(page)).toContain("/icon.svg");
  await badge().toBe(0);
  await bo.sendMessage(roomId, "again");
  await expect(page).toHaveTitle(/^\(1\) /);
  await page.reload();
  await expect(page).toHaveTitle(/^\(1\) /);
  await bo.sendMessage(roomId, "once more");
  await expect(page).toHaveTitle(/^\(2\) /);
  await expect(turnOn).toHaveCount(0);
});

test("P14 a push shows once, updates with its room, is retracted, and opens only its own room", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), { permissions: ["notifications"] });
  const { page } = ann;
  const { bo, roomId } = await talkOf(ann, ["one", "two", "three", "four", "five"]);
  await page.goto("/settings");
  const deliver = await createPushDelivery(page);
  const only = () => expect.poll(() => notificationBodies(page), SHOWN);
  const badges = await recordBadges(await serviceWorkerOf(page));
  const badge = () => expect.poll(async () => (await badges()).at(-1));

  await deliver(messagePush(roomId, 1, "one"));
  await only().toEqual(["one"]);
  expect((await shownNotifications(page))[0]).toMatchObject({ title: "Bo", tag: notificationTag(roomId) });
  await deliver(messagePush(roomId, 2, "two", { count: 2 }));
  await only().toEqual(["two"]);
  expect((await shownNotifications(page))[0]?.title).toBe("Bo (2)");
  // A duplicate and a delayed older push: nothing new to notify.
  await deliver(messagePush(roomId, 1, "one"));
  await deliver(messagePush(roomId, 2, "two", { count: 2 }));
  await deliver({ kind: "retract", roomId, seq: 1, tag: notificationTag(roomId) });
  await deliver({
    kind: "test",
    title: "It works",
    body: "tested",
    url: "https://evil.example/",
    tag: "test",
  });
  await only().toEqual(expect.arrayContaining(["two", "tested"]));
  await badge().toBe(2);
  await deliver({ kind: "retract", roomId, seq: 2, tag: notificationTag(roomId) });
  await only().toEqual(["tested"]);
  await badge().toBe(1);
  await deliver(messagePush(roomId, 2, "two"));
  await deliver(messagePush(roomId, 3, "three", { url: "https://evil.example/rooms" }));
  await only().toEqual(expect.arrayContaining(["three"]));

  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  await clickNotification(page, notificationTag(roomId));
  await expect(page).toHaveURL(new RegExp(`/rooms/${roomId}\\?at=3$`));
  await expect(messages(page).filter({ hasText: "three" })).toBeInViewport();
  expect(await page.evaluate(() => "notReloaded" in window)).toBe(true);
  await only().toEqual(["tested"]);
  // The room is visible: no notification shows.
  await bo.sendMessage(roomId, "six");
  await expect(messages(page).filter({ hasText: "six" })).toBeVisible();
  await deliver(messagePush(roomId, 6, "six"));
  await deliver("no JSON");
  await only().toEqual(["New message"]);
  expect((await shownNotifications(page))[0]?.data).toEqual({ path: "/rooms" });
});

test("a reply from the notification goes through the outbox, with and without an open page", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), { permissions: ["notifications"] });
  const { page } = ann;
  const { bo, roomId } = await talkOf(ann, ["one", "two", "three"]);
  const heard = (content: string) =>
    bo.waitForEvent("receive_message", ({ messages: [message] }) => message?.content === content);
  await page.goto("/settings");
  const deliver = await createPushDelivery(page);
  await deliver(messagePush(roomId, 2, "two"));
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual(["two"]);
  await clickNotification(page, notificationTag(roomId), "reply", "by the page");
  await heard("by the page");
  await bo.waitForEvent("message_read", ({ seq }) => seq === 2);

  await deliver(messagePush(roomId, 3, "three"));
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual(["three"]);
  // A page without an outbox: the worker has to send.
  await page.goto("/icon.svg");
  await clickNotification(page, notificationTag(roomId), "reply", "by the worker");
  await heard("by the worker");
  await bo.waitForEvent("message_read", ({ seq }) => seq === 3);
  await page.goto(`/rooms/${roomId}`);
  for (const text of ["by the page", "by the worker"])
    await expect(messages(page).filter({ hasText: text })).toHaveCount(1);
});

test("while hidden, one tab notifies by the room's settings until the message is read elsewhere", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), { permissions: ["notifications"] });
  const { page } = ann;
  const { bo, self, roomId } = await talkOf(ann, ["before"]);
  await recordBadgesAndTones(page);
  const notes = async () => (await recordedBadgesAndTones(page)).notes;
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /On this device/ }).click();
  await expect(page.getByRole("checkbox", { name: /On this device/ })).toBeChecked();
  const sound = page.getByRole("checkbox", { name: /Sound/ });
  await expect(sound).not.toBeChecked();
  const other = await page.context().newPage();
  await other.goto("/rooms");
  await expect(other).toHaveTitle(/^\(1\)/);
  await bo.sendMessage(roomId, "without a sound");
  await expect(other).toHaveTitle(/^\(2\)/);
  await expect(page).toHaveTitle(/^\(2\)/);
  // The code that plays sounds loads last.
  await page.waitForLoadState("networkidle");
  expect(await notes()).toEqual([]);
  await sound.check();
  await bo.sendMessage(roomId, "while she looks");
  await expect(other).toHaveTitle(/^\(3\)/);
  await expect.poll(notes).toEqual([659, 880]);
  expect(await shownNotifications(page)).toEqual([]);

  await setForeground(page, false);
  await setForeground(other, false);
  await bo.sendMessage(roomId, "**while** nobody looks");
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual(["while nobody looks"]);
  expect((await shownNotifications(page))[0]).toMatchObject({
    title: `${bo.name} (4)`,
    data: { roomId, seq: 4 },
  });
  const deliver = await createPushDelivery(page);
  await deliver(messagePush(roomId, 4, "by push"));
  await bo.sendMessage(roomId, "the last");
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual(["the last"]);
  await self.api.post(`/api/rooms/${roomId}/read`, { seq: 5 });
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual([]);

  const { id } = await bo.sendMessage(roomId, "taken back");
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual(["taken back"]);
  await bo.api.delete(`/api/messages/${id}`);
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual([]);
  await self.api.patch(`/api/rooms/${roomId}/settings`, { notify: "mentions" });
  await self.waitForEvent("room_updated", ({ room }) => room.notify === "mentions");
  await bo.sendMessage(roomId, "nothing for her");
  await self.api.patch(`/api/rooms/${roomId}/settings`, { notify: "all" });
  await self.waitForEvent("room_updated", ({ room }) => room.notify === "all" && room.lastSeq === 7);
  await bo.sendMessage(roomId, "for her");
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual(["for her"]);

  await setForeground(page, true);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await expect.poll(() => notificationBodies(page), SHOWN).toEqual([]);
});

test("a message that arrives while the page loads is notified too", async ({ browser }) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), { serviceWorkers: "block" });
  const { page } = ann;
  const { bo, roomId } = await talkOf(ann, ["before"]);
  await recordBadgesAndTones(page);
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: /Sound/ }).check();
  const release = await holdScriptsWith(page, "createOscillator");
  await page.goto("/settings");
  // A browser plays no sound before the first user input.
  await page.getByRole("heading", { name: "Privacy" }).click();
  await bo.sendMessage(roomId, "in between");
  await expect(page.getByRole("link", { name: /in between/ })).toBeVisible();
  await release();
  await expect.poll(async () => (await recordedBadgesAndTones(page)).notes).toEqual([659, 880]);
});

test("settings control which notifications show and when, and name what blocks them", async ({ browser }) => {
  const { page } = await createBrowserUser(browser, uniqueName("Ann"), { permissions: ["notifications"] });
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Notifications" });
  const device = section.getByRole("checkbox", { name: /On this device/ });
  await expect(device).not.toBeChecked();
  await device.click();
  await expect(device).toBeChecked();
  // Known once the worker is installed, after everything else.
  await expect(section.getByText("only while Parley is open")).toBeVisible(SHOWN);
  await section.getByRole("checkbox", { name: /Show who wrote what/ }).click();
  await section.getByRole("checkbox", { name: /Do not disturb/ }).click();
  await section.getByLabel("From").fill("23:15");
  await section.getByLabel("To", { exact: true }).focus();
  await expect
    .poll(async () => (await (await page.request.get("/api/me")).json()).user)
    .toMatchObject({
      pushPreview: false,
      dndFrom: "23:15",
      dndTo: "07:00",
      language: "en",
      emailDigest: null,
    });
  await expectNoViolations(page, "notification settings");
  await page.reload();
  await expect(device).toBeChecked();
  await expect(section.getByLabel("From")).toHaveValue("23:15");
  // Permission is revoked in the browser's settings; the page learns of it at once.
  const session = await page.context().newCDPSession(page);
  const { targetInfo } = await session.send("Target.getTargetInfo");
  await session.send("Browser.setPermission", {
    browserContextId: targetInfo.browserContextId,
    permission: { name: "notifications" },
    setting: "denied",
    origin: new URL(page.url()).origin,
  });
  await expect(section.getByText("This browser blocks notifications from Parley")).toBeVisible();
  await expect(device).toBeDisabled();
  await expectNoViolations(page, "notifications that the browser blocks");
});
