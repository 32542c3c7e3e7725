import { request } from "@/lib/client/connection/socket";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot } from "../support/clients/bot";
import { interceptSockets } from "../support/network/socket-faults";
import { createBrowserUser, messages, tick, uniqueName, writeMessage } from "../support/pages/browser-user";
import { createConversation, distanceFromEnd, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

test("Sending: the clock appears after 300 ms, and Retry sends a failed message", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 1);
  const { page } = reader;
  let refuse = true;
  await page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((frame) => {
      const ack = /^42(\d+)\["send_message"/.exec(String(frame))?.[1];
      if (!ack || !refuse) server.send(frame);
      else if (String(frame).includes("refuse me"))
        socket.send(`43${ack}[{"ok":false,"error":{"code":"forbidden","message":"No."}}]`);
    });
  });
  await openRoom(page, room);
  await writeMessage(page, "answered by nobody");
  const clock = messages(page)
    .filter({ hasText: "answered by nobody" })
    .locator('[role="img"][aria-label="Sending"]');
  await expect(clock).toBeAttached();
  const seenAt = (ms: number) =>
    clock.evaluate((node, time) => {
      const [appearing] = node.getAnimations();
      if (!appearing) throw new Error("the clock is not held back");
      appearing.pause();
      appearing.currentTime = time;
      return getComputedStyle(node).visibility;
    }, ms);
  expect(await seenAt(299)).toBe("hidden");
  expect(await seenAt(301)).toBe("visible");

  await page.reload();
  refuse = false;
  await expect(tick(page, "answered by nobody", "Sent")).toBeVisible({ timeout: 30_000 });
  refuse = true;
  await writeMessage(page, "refuse me");
  await expect(tick(page, "refuse me", "Not sent")).toBeVisible();
  refuse = false;
  await messages(page).filter({ hasText: "refuse me" }).getByRole("button", { name: "Retry" }).click();
  await expect(tick(page, "refuse me", "Sent")).toBeVisible();
});

test("Offline: a banner appears after five seconds, with a countdown and a button to try now", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 1);
  const { page } = reader;
  const line = await interceptSockets(page.context());
  await page.clock.install();
  await openRoom(page, room);
  await writeMessage(page, "connected");
  await expect(tick(page, "connected", "Sent")).toBeVisible();
  // Not so far that the connection counts as dead.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 5_000);
  await line.cut();
  const banner = page.getByRole("status").filter({ hasText: "No connection" });
  await page.clock.runFor(4_000);
  await expect(banner).toHaveCount(0);
  await page.clock.runFor(3_000);
  await expect(banner).toBeVisible();
  const timer = banner.getByRole("timer");
  // Attempts repeat, with a countdown between them.
  await expect(async () => {
    await page.clock.runFor(500);
    await expect(timer).toContainText(/Next try in \d+ second/, { timeout: 500 });
  }).toPass();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeEditable();
  line.restore();
  await page.clock.resume();
  await banner.getByRole("button", { name: "Reconnect now" }).click();
  await expect(banner).toHaveCount(0);
});

test("Offline: a dead connection is detected by an unanswered request and on wake-up", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 1);
  const { page } = reader;
  const line = await interceptSockets(page.context());
  await openRoom(page, room);
  await writeMessage(page, "connected");
  await expect(tick(page, "connected", /Sent|Delivered/)).toBeVisible();
  // Socket.IO itself would take 25 to 45 s.
  line.mute();
  await send(1);
  await writeMessage(page, "into silence");
  await expect(tick(page, "into silence", /Sent|Delivered/)).toBeVisible({ timeout: 22_000 });
  await expect(messageByText(page, "m2")).toBeVisible();
  line.mute();
  await send(1);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(messageByText(page, "m3")).toBeVisible({ timeout: 9_000 });
});

test("Reading: messages count as read only while the window is visible; last seen is shown", async ({
  browser,
}) => {
  const { reader, room, writer, send } = await createConversation(browser, baseUrl(), 5);
  const { page } = reader;
  await page.addInitScript(() => {
    let state: DocumentVisibilityState = "visible";
    Object.defineProperty(document, "visibilityState", { get: () => state });
    Object.assign(window, {
      show: (next: DocumentVisibilityState) => {
        state = next;
        document.dispatchEvent(new Event("visibilitychange"));
      },
    });
  });
  const show = (state: DocumentVisibilityState) =>
    page.evaluate((next) => (window as unknown as { show(state: string): void }).show(next), state);
  const readSeq = async () =>
    (await (await page.request.get(`/api/rooms/${room.id}`)).json()).room.readSeq as number;
  await openRoom(page, room);
  await send(1);
  await expect.poll(readSeq).toBe(6);
  await show("hidden");
  await send(1);
  await writer.waitForEvent("message_delivered", ({ seq }) => seq === 7);
  await expect(messageByText(page, "m7")).toBeAttached();
  // Long enough for a receipt in flight to arrive.
  await page.waitForTimeout(1_000);
  expect(await readSeq()).toBe(6);
  await show("visible");
  await messageByText(page, "m7").scrollIntoViewIfNeeded();
  await expect.poll(readSeq).toBe(7);

  const header = page.locator("main header").first();
  await expect(header).toContainText("online");
  writer.close();
  await expect(header).toContainText("last seen", { timeout: 15_000 });
  await page.clock.setFixedTime(Date.now() + 10 * 60_000);
  await page.reload();
  await expect(header).toContainText("last seen 10 minutes ago");
});

test("History: an older page is requested one and a half screens ahead", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  await openRoom(page, room);
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  const screens = await page.getByRole("log").evaluate(async (log) => {
    let asked: number | null = null;
    const ask = window.fetch;
    window.fetch = (...args) => {
      if (String(args[0]).includes("before=")) asked ??= log.scrollTop / log.clientHeight;
      return ask(...args);
    };
    while (asked === null && log.scrollTop > 0) {
      log.scrollTop -= log.clientHeight / 10;
      // IntersectionObserver reports once a frame.
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    }
    window.fetch = ask;
    return asked;
  });
  expect(screens).toBeGreaterThan(1.2);
  expect(screens).toBeLessThan(1.7);
});

test("Scrolling: the log follows new messages only within 100 px of its end", async ({ browser }) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await openRoom(page, room);
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  // Late content below the log shrinks it, possibly at this moment.
  const up = (px: number) =>
    expect(async () => {
      await page.getByRole("log").evaluate((log, by) => {
        log.scrollTop = log.scrollHeight - log.clientHeight - by;
      }, px);
      expect(Math.abs((await distanceFromEnd(page)) - px)).toBeLessThan(10);
    }).toPass();
  await up(80);
  await send(1);
  await expect(messageByText(page, "m61")).toBeInViewport();
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  await up(160);
  await send(1);
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  expect(await distanceFromEnd(page)).toBeGreaterThan(100);
});

test("Scrolling: the log stays at its end when its height shrinks", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await openRoom(page, room);
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  const log = page.getByRole("log");
  await expect(async () => {
    await log.evaluate(async (box) => {
      box.scrollTop = box.scrollHeight - box.clientHeight - 60;
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    });
    expect(await distanceFromEnd(page)).toBeGreaterThan(40);
  }).toPass();
  // The page evaluates the scroll position before it receives the new size.
  await log.evaluate((box) => {
    const form = document.querySelector("textarea")?.form;
    if (form) form.style.paddingBottom = "100px";
    box.dispatchEvent(new Event("scroll"));
  });
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  // A reader who scrolls up at that moment is not scrolled back.
  await log.evaluate((box) => {
    const form = document.querySelector("textarea")?.form;
    if (form) form.style.paddingBottom = "150px";
    box.scrollTop -= 600;
    box.dispatchEvent(new Event("scroll"));
  });
  await page.waitForTimeout(300);
  expect(await distanceFromEnd(page)).toBeGreaterThan(500);
});

async function named(name: string): Promise<Bot> {
  const person = await createBot(baseUrl(), "Somebody");
  await person.api.patch("/api/me", { name });
  return person;
}

test("Typing: one or two users are named, more are several", async ({ browser }) => {
  const names = [uniqueName("Ann"), uniqueName("Bo"), uniqueName("Cy")];
  const people = await Promise.all(names.map((name) => named(name)));
  const [ann, bo, cy] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]];
  const { page } = await createBrowserUser(browser, "Reader");
  const { user } = await (await page.request.get("/api/me")).json();
  const { room } = await ann.api.post<{ room: Room }>("/api/rooms", {
    kind: "group",
    title: uniqueName("Choir"),
    userIds: [user.id, bo.userId, cy.userId],
  });
  await page.goto(`/rooms/${room.id}`);
  await expect(page.getByRole("log")).toBeVisible();
  const type = (who: typeof ann) => request(who.socket, "typing", { roomId: room.id, typing: true });
  const header = page.locator("main header").first();
  // A typing event reaches only connected clients; the writer repeats it until the page has connected.
  await expect(async () => {
    await type(ann);
    await expect(header).toContainText(`${names[0]} is typing…`, { timeout: 2_000 });
  }).toPass();
  await Promise.all([type(ann), type(bo)]);
  // The latest writer is named last; on a slow machine the first typing event may already have expired.
  const both = [names.slice(0, 2), names.slice(0, 2).reverse()].map((two) => two.join(" and "));
  await expect(header).toContainText(new RegExp(`(${both.join("|")}) are typing…`));
  await Promise.all([type(ann), type(bo), type(cy)]);
  await expect(header).toContainText("Several people are typing…");
  for (const one of people) one.close();
});
