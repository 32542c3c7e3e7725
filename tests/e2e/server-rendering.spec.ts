import { devices, type Page } from "@playwright/test";
import { TIME_ZONE_COOKIE } from "@/components/i18n/time-zone";
import { createBot } from "../support/clients/bot";
import { holdScripts } from "../support/network/hold-scripts";
import { messages } from "../support/pages/browser-user";
import { createConversation, distanceFromEnd, messageByText } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

/** As large as phones are. */
const LARGE_PHONE = { width: 440, height: 956 };

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

/** The page complains where the browser would draw anything else than the server did. */
function complaints(page: Page): string[] {
  const heard: string[] = [];
  page.on("console", (line) => line.type() === "error" && heard.push(line.text()));
  page.on("pageerror", (error) => heard.push(error.message));
  return heard;
}

const times = (page: Page) => page.getByRole("log").locator("article time");

test("the server draws a conversation and the list, by the reader's own clock; the browser takes them over", async ({
  browser,
}) => {
  const { reader, writer, room } = await createConversation(browser, baseUrl(), 60, {
    timezoneId: "Asia/Tokyo",
  });
  const { page } = reader;
  const heard = complaints(page);
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  await expect(messageByText(page, "m60")).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("navigation", { name: "Rooms" }).getByText(writer.name)).toBeInViewport();
  await expect(page.getByRole("log").getByText("Today")).toHaveCount(0);
  const shown = await times(page).last().textContent();
  const at = await times(page).last().getAttribute("datetime");
  const clock = new Intl.DateTimeFormat("en", {
    hour: "numeric",
    minute: "2-digit",
    timeZone: "Asia/Tokyo",
  });
  expect(shown).toBe(clock.format(new Date(at ?? "")));
  // What stands there stays there: the very same elements, in their places.
  const last = await messageByText(page, "m60").elementHandle();
  const before = await last?.boundingBox();
  await release();
  expect(await last?.evaluate((node) => node.isConnected)).toBe(true);
  expect(await last?.boundingBox()).toEqual(before);
  expect(await distanceFromEnd(page)).toBeLessThanOrEqual(1);
  expect(await times(page).last().textContent()).toBe(shown);
  expect(heard).toEqual([]);
});

test("what is unread begins at the top of what the server draws, and stays there", async ({ browser }) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await page.goto("about:blank");
  await send(60);
  const heard = complaints(page);
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const divider = page.getByRole("separator", { name: "60 unread" });
  await expect(divider).toBeInViewport();
  const before = await divider.boundingBox();
  await release();
  await expect(messageByText(page, "m60")).toHaveCount(1);
  expect(await divider.boundingBox()).toEqual(before);
  expect(heard).toEqual([]);
});

/** Until `go` is called the page's frames come one by one, when `frame` is. */
async function holdFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { requestAnimationFrame } = window;
    let waiting: FrameRequestCallback[] | null = [];
    const frame = () => {
      for (const run of waiting?.splice(0) ?? []) run(performance.now());
    };
    const go = () => {
      for (const run of waiting ?? []) requestAnimationFrame(run);
      waiting = null;
    };
    const hold = (run: FrameRequestCallback) => waiting?.push(run) ?? requestAnimationFrame(run);
    Object.assign(window, { frame, go, requestAnimationFrame: hold });
  });
}

test("an older page that comes in the moment in which the room opens does not lead to another place", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  await page.goto("about:blank");
  await send(20);
  await holdFrames(page);
  let answer: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/messages?before=*", async (route) => {
    await answered;
    await route.continue();
  });
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const divider = page.getByRole("separator", { name: "20 unread" });
  await expect(divider).toBeInViewport();
  const before = await divider.boundingBox();
  await release();
  const log = page.getByRole("log");
  // The place has been taken, and is yet to be looked at once more in the frame after this one.
  await page.evaluate(() => Reflect.get(window, "frame")());
  await log.evaluate((node) => {
    const whole = node.scrollHeight;
    const watch = new MutationObserver(() => {
      if (node.scrollHeight < whole + 1_000) return;
      watch.disconnect();
      Reflect.get(window, "go")();
    });
    watch.observe(node, { subtree: true, attributes: true, childList: true });
  });
  answer();
  await expect.poll(() => log.evaluate((node) => node.scrollHeight)).toBeGreaterThan(4_000);
  await page.waitForTimeout(300);
  expect(await divider.boundingBox()).toEqual(before);
});

test("a few unread messages are drawn with those before them, where they will stay", async ({ browser }) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await page.goto("about:blank");
  await send(2);
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const divider = page.getByRole("separator", { name: "2 unread" });
  await expect(messageByText(page, "m62")).toBeInViewport({ ratio: 1 });
  await expect(messageByText(page, "m58")).toBeInViewport();
  // A text as wide as its bubble may break elsewhere in the letters that stand in until Inter is there.
  await page.evaluate(() => document.fonts.ready);
  const before = await divider.boundingBox();
  await release();
  expect(await divider.boundingBox()).toEqual(before);
});

test("a reader who has travelled, or whose zone is not known or is nonsense, sees the right times", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 20, {
    timezoneId: "America/New_York",
  });
  const { page } = reader;
  const heard = complaints(page);
  const right = async () => {
    await expect(messageByText(page, "m20")).toBeInViewport();
    const at = await times(page).last().getAttribute("datetime");
    const clock = new Intl.DateTimeFormat("en", {
      hour: "numeric",
      minute: "2-digit",
      timeZone: "America/New_York",
    });
    await expect(times(page).last()).toHaveText(clock.format(new Date(at ?? "")));
  };
  for (const zone of ["Asia/Tokyo", "Mars/Olympus", "%00"]) {
    await page.context().addCookies([{ name: TIME_ZONE_COOKIE, value: zone, url: baseUrl() }]);
    await page.goto(`/rooms/${room.id}`);
    await right();
    const kept = (await page.context().cookies()).find(({ name }) => name === TIME_ZONE_COOKIE);
    expect(kept?.value).toBe("America/New_York");
  }
  await page.context().clearCookies({ name: TIME_ZONE_COOKIE });
  await page.goto(`/rooms/${room.id}`);
  await right();
  expect(await messages(page).count()).toBeGreaterThan(5);
  expect(heard).toEqual([]);
});

test("for a phone the server draws the conversation alone; the list is there when one goes back", async ({
  browser,
}) => {
  const { reader, writer, room } = await createConversation(browser, baseUrl(), 30, {
    ...devices["Pixel 7"],
    viewport: LARGE_PHONE,
  });
  const { page } = reader;
  const rooms = page.getByRole("navigation", { name: "Rooms", includeHidden: true }).getByText(writer.name);
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  await expect(messageByText(page, "m30")).toBeInViewport({ ratio: 1 });
  await expect(messageByText(page, "m25")).toBeInViewport();
  const gap = await page.getByRole("log").evaluate((log) => {
    const first = log.querySelector("[data-line-key]");
    return (first?.getBoundingClientRect().top ?? 0) - log.getBoundingClientRect().top;
  });
  expect(gap).toBeLessThanOrEqual(0);
  await expect(rooms).toHaveCount(0);
  const before = await messageByText(page, "m30").boundingBox();
  await release();
  expect(await messageByText(page, "m30").boundingBox()).toEqual(before);
  await expect(rooms).toHaveCount(1);
  await page
    .getByRole("link", { name: "Back" })
    .or(page.getByRole("button", { name: "Back" }))
    .click();
  await expect(rooms).toBeInViewport();
});

test("the arrow keys go from message to message also before the list's own part has come", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  const drawn = await (await page.request.get(`/rooms/${room.id}`)).text();
  const release = await holdScripts(page, (script) => !drawn.includes(`<script src="${script}"`));
  await page.goto(`/rooms/${room.id}`);
  const log = page.getByRole("log");
  await expect(async () => {
    await log.focus();
    await page.keyboard.press("ArrowUp");
    await expect(messageByText(page, "m60")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("ArrowUp");
  await expect(messageByText(page, "m59")).toBeFocused();
  await release();
  await expect(messageByText(page, "m59")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(messageByText(page, "m58")).toBeFocused();
});

test("the browser makes no formatter for times and numbers that the server has told, and makes one for whoever points at them", async ({
  browser,
}) => {
  const { reader, writer, room } = await createConversation(browser, baseUrl(), 30);
  const { page } = reader;
  const { userId } = room.members.find((member) => member.userId !== writer.userId) ?? {};
  const other = await createBot(baseUrl(), "Other");
  await other.sendMessage((await other.createDirectRoom({ userId: userId ?? "" })).id, "have you read this?");
  await writer.sendMessage(room.id, "m31");
  await page.addInitScript(() => {
    const made: string[] = [];
    const noted = (name: "DateTimeFormat" | "RelativeTimeFormat" | "NumberFormat" | "PluralRules") => {
      const how: ProxyHandler<(typeof Intl)[typeof name]> = {
        construct(format, args) {
          made.push(name);
          return Reflect.construct(format, args);
        },
        apply(format, self, args) {
          made.push(name);
          return Reflect.apply(format, self, args);
        },
      };
      return new Proxy(Intl[name], how);
    };
    const formats = {
      DateTimeFormat: noted("DateTimeFormat"),
      RelativeTimeFormat: noted("RelativeTimeFormat"),
      NumberFormat: noted("NumberFormat"),
      PluralRules: noted("PluralRules"),
    };
    Object.assign(Intl, formats);
    Object.assign(window, { made });
  });
  const made = () => page.evaluate(() => Reflect.get(window, "made"));
  await page.goto(`/rooms/${room.id}`);
  await expect(page.getByRole("button", { name: "Jump to date" })).toBeVisible();
  await expect(page.getByRole("link", { name: /Other.*1 unread/ })).toBeVisible();
  await expect(page.getByRole("separator", { name: "1 unread" })).toBeVisible();
  const line = messageByText(page, "m30");
  await expect(line.locator("xpath=ancestor::*[@data-line-key]")).toHaveCSS("position", "absolute");
  await expect(times(page).last()).toHaveText(/\d:\d\d/);
  expect(await made()).toEqual([]);
  await times(page).last().hover();
  await expect(times(page).last()).toHaveAttribute("title", /20\d\d.*\d:\d\d/);
  expect(await made()).toContain("DateTimeFormat");
});

test("without a hand on the page, as where it is read aloud, the lines beyond the screen come as well", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await page.goto(`/rooms/${room.id}`);
  await expect(messageByText(page, "m60")).toBeInViewport();
  await expect(messageByText(page, "m30")).toBeAttached({ timeout: 25_000 });
});
