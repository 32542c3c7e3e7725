import { interceptSockets } from "../support/network/socket-faults";
import { messages, writeMessage } from "../support/pages/browser-user";
import {
  createConversation,
  distanceFromEnd,
  messageByText,
  openRoom,
  topMessage,
} from "../support/pages/message-log";
import { watchMessageShifts } from "../support/pages/message-shifts";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;
const PHONE = { viewport: { width: 390, height: 844 } };

test("a room opens at the first unread message, however far back, below a divider", async ({ browser }) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 30);
  await openRoom(reader.page, room);
  await expect(messageByText(reader.page, "m30")).toBeInViewport();
  await expect.poll(() => distanceFromEnd(reader.page)).toBeLessThanOrEqual(1);
  await reader.page.goto("/rooms");
  await send(400);
  await openRoom(reader.page, room);
  const divider = reader.page.getByRole("separator", { name: "400 unread" });
  await expect(divider).toBeInViewport();
  await expect(messageByText(reader.page, "m31")).toBeInViewport();
  await expect(messageByText(reader.page, "m430")).toHaveCount(0);
  // Only messages that were on the screen are read.
  const readSeq = async () =>
    (await (await reader.page.request.get(`/api/rooms/${room.id}`)).json()).room.readSeq;
  await expect.poll(readSeq).toBeGreaterThan(30);
  await reader.page.waitForTimeout(1_000);
  expect(await readSeq()).toBeLessThan(70);
});

test("only items near the viewport are in the page, and paging reaches both ends of the history", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 330);
  const { page } = reader;
  await openRoom(page, room, "?at=150");
  await expect(messageByText(page, "m150")).toBeInViewport();
  const log = page.getByRole("log");
  await expect(async () => {
    await log.evaluate((box) => box.scrollTo({ top: 0 }));
    await expect(messageByText(page, "m1")).toBeInViewport({ timeout: 300 });
  }).toPass();
  await expect(page.getByText("the very beginning")).toBeVisible();
  await expect(async () => {
    await log.evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
    await expect(messageByText(page, "m330")).toBeInViewport({ timeout: 300 });
  }).toPass();
  expect(await messages(page).count()).toBeLessThan(60);
});

for (const [width, options] of Object.entries({ phone: PHONE, wide: {} })) {
  test(`no message moves while older pages load: ${width}`, async ({ browser }) => {
    const { reader, room } = await createConversation(browser, baseUrl(), 300, options);
    const { page } = reader;
    await openRoom(page, room);
    await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
    const jumps = await watchMessageShifts(page);
    let pages = 0;
    page.on("response", (response) => {
      if (response.url().includes("before=")) pages += 1;
    });
    for (let at = 0; at < 12; at += 1) {
      // Scrolls up one step, then only watches.
      await page.getByRole("log").evaluate(async (log) => {
        log.scrollTop -= 700;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      });
      await jumps.reset();
      await page.waitForTimeout(250);
      expect(await jumps.take()).toEqual([]);
    }
    expect(pages).toBeGreaterThanOrEqual(2);
  });
}

for (const [width, options] of Object.entries({ phone: PHONE, wide: {} })) {
  test(`no message moves when an older page arrives late for a reader at the top: ${width}`, async ({
    browser,
  }) => {
    const { reader, room } = await createConversation(browser, baseUrl(), 120, options);
    const { page } = reader;
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/before=/, async (route) => {
      await held;
      await route.continue();
    });
    await openRoom(page, room);
    await expect(messageByText(page, "m120")).toBeInViewport();
    await expect(async () => {
      await page.getByRole("log").evaluate((log) => log.scrollTo({ top: 0 }));
      await page.waitForTimeout(300);
      expect(await page.getByRole("log").evaluate((log) => log.scrollTop)).toBe(0);
    }).toPass();
    const jumps = await watchMessageShifts(page);
    release();
    await expect(messageByText(page, "m60")).toBeAttached();
    await page.waitForTimeout(500);
    expect(await jumps.take()).toEqual([]);
  });
}

test("a message link shows the message in context; the button back leads to the newest, which was not loaded", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 400);
  const { page } = reader;
  await openRoom(page, room, "?at=100");
  await expect(messageByText(page, "m100")).toBeInViewport();
  await expect(messageByText(page, "m400")).toHaveCount(0);
  await page.getByRole("button", { name: /latest|new$/ }).click();
  await expect(messageByText(page, "m400")).toBeInViewport();
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  await page.goto(`/rooms/${room.id}?at=200`);
  await expect(messageByText(page, "m200")).toBeInViewport();
  await writeMessage(page, "my answer");
  await expect(messages(page).filter({ hasText: "my answer" })).toBeInViewport();
});

test("a link to a missing message says so; a link to a deleted one shows its tombstone", async ({
  browser,
}) => {
  const { reader, writer, room } = await createConversation(browser, baseUrl(), 80);
  const { page } = reader;
  await openRoom(page, room, "?at=99999");
  await expect(page.getByText("That message is not here")).toBeVisible();
  await expect(messageByText(page, "m80")).toBeInViewport();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("That message is not here")).toHaveCount(0);
  const { messages: found } = await writer.api.get<{ messages: { id: string }[] }>(
    `/api/rooms/${room.id}/messages?around=40&limit=1`,
  );
  await writer.api.delete(`/api/messages/${found[0]?.id}`);
  await openRoom(page, room, "?at=40");
  await expect(messages(page).filter({ hasText: "deleted" })).toBeInViewport();
  await expect(page.getByText("That message is not here")).toHaveCount(0);
});

test("new messages leave a reader above in place and are counted; at the end the log follows", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await openRoom(page, room);
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  await send(1);
  await expect(messageByText(page, "m61")).toBeInViewport();
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  await page.getByRole("log").evaluate((log) => {
    log.scrollTop -= 600;
  });
  await expect.poll(() => distanceFromEnd(page)).toBeGreaterThan(500);
  const before = await topMessage(page);
  await send(3);
  await expect(page.getByRole("button", { name: "3 new" })).toBeVisible();
  expect(await topMessage(page)).toEqual(before);
  await page.getByRole("button", { name: "3 new" }).click();
  await expect(messageByText(page, "m64")).toBeInViewport();
  await expect(page.getByRole("button", { name: /new$|latest/ })).toHaveCount(0);
});

test("others' messages insert above a pending own message, and the log follows at its end", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 30);
  const { page } = reader;
  const socket = await interceptSockets(page.context());
  await openRoom(page, room);
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  await socket.cut();
  await writeMessage(page, "and mine");
  const mine = messages(page).filter({ hasText: "and mine" });
  await expect(mine).toBeInViewport();
  await send(5);
  socket.restore();
  await expect(messageByText(page, "m35")).toBeInViewport({ timeout: 20_000 });
  await expect(mine).toBeInViewport();
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
  const readSeq = async () => (await (await page.request.get(`/api/rooms/${room.id}`)).json()).room.readSeq;
  await expect.poll(readSeq).toBeGreaterThanOrEqual(35);
});

test("content that grows above the viewport moves nothing in it", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await openRoom(page, room);
  await page.getByRole("log").evaluate((log) => {
    log.scrollTop -= 800;
  });
  await page.waitForTimeout(300);
  const before = await topMessage(page);
  // Grows like a late image, in a message above the viewport and in one below.
  await page.getByRole("log").evaluate(async (log) => {
    const frame = log.getBoundingClientRect();
    const all = [...log.querySelectorAll("article")];
    const above = all.filter((one) => one.getBoundingClientRect().bottom < frame.top).at(-1);
    const below = all.find((one) => one.getBoundingClientRect().top > frame.bottom);
    if (!above || !below) throw new Error("no line stands ready beyond the screen");
    for (const one of [above, below]) one.style.paddingBottom = "180px";
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  expect(await topMessage(page)).toEqual(before);
});

test("the arrow keys move between messages, Home and End to the first and the last", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await openRoom(page, room);
  await expect(messageByText(page, "m60")).toBeInViewport();
  await page.getByRole("log").focus();
  await page.keyboard.press("ArrowUp");
  await expect(messageByText(page, "m60")).toBeFocused();
  for (let at = 59; at > 30; at -= 1) await page.keyboard.press("ArrowUp");
  await expect(messageByText(page, "m31")).toBeFocused();
  await expect(messageByText(page, "m31")).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(messageByText(page, "m32")).toBeFocused();
  await page.keyboard.press("End");
  await expect(messageByText(page, "m60")).toBeFocused();
});

test("the floating day heading opens the jump to a date", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 80, PHONE);
  const { page } = reader;
  await openRoom(page, room);
  await page.getByRole("button", { name: /Today.*Jump to date/ }).click();
  const field = page.getByLabel("Jump to date", { exact: true }).last();
  await expect(field).toBeFocused();
  await page.getByRole("button", { name: "Jump", exact: true }).click();
  await expect(messageByText(page, "m1")).toBeInViewport();
});

test("a screen reader announces a new message once, and never loaded history", async ({ browser }) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  await openRoom(page, room);
  const log = page.getByRole("log");
  await expect(log).toHaveAttribute("aria-live", "polite");
  await log.evaluate((box) => {
    const heard: string[] = [];
    const isLoud = (node: Node) =>
      node instanceof HTMLElement && node.closest("[aria-live]")?.getAttribute("aria-live") === "polite";
    new MutationObserver((records) => {
      for (const record of records)
        for (const node of record.addedNodes)
          if (isLoud(node)) heard.push((node.textContent ?? "").match(/m\d+/)?.[0] ?? "");
    }).observe(box, { childList: true, subtree: true });
    Object.assign(window, { heard });
  });
  await log.evaluate((box) => {
    box.scrollTop = 0;
  });
  await page.waitForTimeout(500);
  await page.keyboard.press("End");
  await page.getByRole("button", { name: /latest/ }).click();
  await expect(messageByText(page, "m120")).toBeInViewport();
  await send(1);
  await expect(messageByText(page, "m121")).toBeInViewport();
  await log.evaluate((box) => {
    box.scrollTop -= 2_000;
  });
  await page.waitForTimeout(300);
  await log.evaluate((box) => {
    box.scrollTop = box.scrollHeight;
  });
  await expect(messageByText(page, "m121")).toBeInViewport();
  expect(await page.evaluate(() => (window as unknown as { heard: string[] }).heard)).toEqual(["m121"]);
});
