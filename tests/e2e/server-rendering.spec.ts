import { devices, type Page } from "@playwright/test";
import { TIME_ZONE_COOKIE } from "@/components/i18n/time-zone";
import { holdScripts } from "../support/network/hold-scripts";
import { messages } from "../support/pages/browser-user";
import { createConversation, distanceFromEnd, messageByText } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

/** As large as phones are. */
const LARGE_PHONE = { width: 440, height: 956 };

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

/** Collects the errors of a page, such as hydration mismatches. */
function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (line) => line.type() === "error" && errors.push(line.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}

const times = (page: Page) => page.getByRole("log").locator("article time");

test("the server renders a conversation and the list in the reader's time zone, and the browser hydrates them", async ({
  browser,
}) => {
  const { reader, writer, room } = await createConversation(browser, baseUrl(), 60, {
    timezoneId: "Asia/Tokyo",
  });
  const { page } = reader;
  const errors = collectErrors(page);
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
  // The same elements stay, in their places.
  const last = await messageByText(page, "m60").elementHandle();
  const before = await last?.boundingBox();
  await release();
  expect(await last?.evaluate((node) => node.isConnected)).toBe(true);
  expect(await last?.boundingBox()).toEqual(before);
  expect(await distanceFromEnd(page)).toBeLessThanOrEqual(1);
  expect(await times(page).last().textContent()).toBe(shown);
  expect(errors).toEqual([]);
});

test("the first unread message stands at the top of the server's HTML and stays there", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await page.goto("about:blank");
  await send(60);
  const errors = collectErrors(page);
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const divider = page.getByRole("separator", { name: "60 unread" });
  await expect(divider).toBeInViewport();
  const before = await divider.boundingBox();
  await release();
  await expect(messageByText(page, "m60")).toHaveCount(1);
  expect(await divider.boundingBox()).toEqual(before);
  expect(errors).toEqual([]);
});

/** Until `go` is called, animation frames run one by one, at each call of `frame`. */
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

test("an older page that arrives while the room opens moves nothing", async ({ browser }) => {
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
  // The log has scrolled to its place, and checks it once more in the next frame.
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

test("a few unread messages are rendered with those before them, where they stay", async ({ browser }) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await page.goto("about:blank");
  await send(2);
  const release = await holdScripts(page);
  await page.goto(`/rooms/${room.id}`, { waitUntil: "commit" });
  const divider = page.getByRole("separator", { name: "2 unread" });
  await expect(messageByText(page, "m62")).toBeInViewport({ ratio: 1 });
  await expect(messageByText(page, "m58")).toBeInViewport();
  // Text as wide as its bubble may break elsewhere in the fallback font.
  await page.evaluate(() => document.fonts.ready);
  const before = await divider.boundingBox();
  await release();
  expect(await divider.boundingBox()).toEqual(before);
});

test("a reader who has travelled, or whose time zone is unknown or invalid, sees the right times", async ({
  browser,
}) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 20, {
    timezoneId: "America/New_York",
  });
  const { page } = reader;
  const errors = collectErrors(page);
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
  expect(errors).toEqual([]);
});

test("for a phone the server renders the conversation alone; the list is there after Back", async ({
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

test("the arrow keys go from message to message before the lazy parts have loaded", async ({ browser }) => {
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

test("the lines beyond the screen come without any input", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 60);
  const { page } = reader;
  await page.goto(`/rooms/${room.id}`);
  await expect(messageByText(page, "m60")).toBeInViewport();
  await expect(messageByText(page, "m30")).toBeAttached({ timeout: 25_000 });
});
