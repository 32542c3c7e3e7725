import type { Page } from "@playwright/test";
import { request } from "@/lib/client/connection/socket";
import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { createConversation, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

const LAYOUTS = [
  { name: "phone, light", locale: "en", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "tablet, dark", locale: "en", colorScheme: "dark", viewport: { width: 820, height: 1180 } },
  {
    name: "desktop, light, right to left",
    locale: "ar",
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
  },
  {
    name: "phone, dark, right to left",
    locale: "ar",
    colorScheme: "dark",
    viewport: { width: 390, height: 844 },
  },
] as const;

/** Returns the page's horizontal overflow, px. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const { name, locale, ...options } of LAYOUTS) {
  test(`the room list, conversation and details work: ${name}`, async ({ browser }) => {
    const { reader, room, writer } = await createConversation(browser, baseUrl(), 3, options);
    const { page } = reader;
    const { width } = options.viewport;
    await page.context().addCookies([{ name: "parley-locale", value: locale, url: baseUrl() }]);
    await page.goto("/rooms");
    await page.locator(`#room-${room.id}`).click();
    await expect(page).toHaveURL(new RegExp(`/rooms/${room.id}$`));
    await expect(messageByText(page, "m3")).toBeInViewport();
    // One pane at a time on a phone, two side by side elsewhere.
    await expect(page.locator(`#room-${room.id}`)).toBeVisible({ visible: width >= 768 });

    const field = page.locator("textarea");
    await field.fill("مرحبا, hello");
    await field.press("Enter");
    const mine = messages(page).filter({ hasText: "hello" }).locator("[data-bubble]");
    await expect(mine.locator('[role="img"] svg').last()).toHaveClass(/check/);
    await request(writer.socket, "mark_read", { roomId: room.id, seq: 4 });
    const theirs = messageByText(page, "m3").locator("[data-bubble]");
    const [own, other] = [await mine.boundingBox(), await theirs.boundingBox()];
    if (!own || !other) throw new Error("a bubble is not on the screen");
    if (locale === "ar") expect(own.x).toBeLessThan(other.x);
    else expect(own.x + own.width).toBeGreaterThan(other.x + other.width);
    await expect(mine.locator('[role="img"] svg').last()).toHaveClass(/check-check/);
    // The tick of a read message has the accent colour; that of a delivered one has not.
    const accent = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.className = "text-accent";
      const { color } = getComputedStyle(probe);
      probe.remove();
      return color;
    });
    await expect(mine.locator('[role="img"]').last()).toHaveCSS("color", accent);

    await field.fill("🎉");
    await field.press("Enter");
    const size = (text: string) =>
      messages(page)
        .filter({ hasText: text })
        .last()
        .getByText(text, { exact: false })
        .last()
        .evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
    expect(await size("🎉")).toBeGreaterThanOrEqual(2 * (await size("hello")));

    await page.locator("#details-button").click();
    await expect(page.getByRole("complementary")).toBeVisible();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("complementary")).toHaveCount(0);
    if (width < 768) {
      await page.getByRole("button", { name: locale === "ar" ? "رجوع" : "Back", exact: true }).click();
      await expect(page.locator(`#room-${room.id}`)).toBeVisible();
    }
    writer.close();
  });
}

test("two users in one room each see their own language", async ({ browser }) => {
  const german = await createBrowserUser(browser, uniqueName("Uwe"));
  await german.page.context().addCookies([{ name: "parley-locale", value: "de", url: baseUrl() }]);
  const english = await createBrowserUser(browser, uniqueName("Ann"));
  await openDirectRoom(english.page, german.name);
  await writeMessage(english.page, "hello");
  await german.page.goto(new URL(english.page.url()).pathname);
  await expect(german.page.getByRole("textbox", { name: "Nachricht" })).toBeVisible();
  await expect(tick(english.page, "hello", "Read")).toBeVisible();
});

for (const [name, options] of Object.entries({
  "more contrast, light": { contrast: "more", colorScheme: "light" },
  "more contrast, dark": { contrast: "more", colorScheme: "dark" },
  "forced colours": { forcedColors: "active" },
} as const)) {
  test(`a conversation is legible and usable: ${name}`, async ({ browser }) => {
    const { reader, room, writer } = await createConversation(browser, baseUrl(), 3, options);
    const { page } = reader;
    await openRoom(page, room);
    await expectNoViolations(page, name);
    const bubble = messageByText(page, "m3").locator("[data-bubble]");
    if ("forcedColors" in options) {
      await expect(bubble).toHaveCSS("outline-style", "solid");
      await expect(page.locator(`#room-${room.id}`)).toHaveCSS("outline-style", "solid");
      await messageByText(page, "m3").focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("menu")).toHaveCSS("border-top-style", "solid");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Conversation details" }).click();
      await expect(page.locator("label:has(:checked)").first()).toHaveCSS("outline-width", "2px");
      await expectNoViolations(page, `details, ${name}`);
    } else {
      // A solid line, not a translucent one.
      await expect(bubble).toHaveCSS("box-shadow", /(^|, )rgb\([\d, ]+\) 0px 0px 0px 1px inset/);
    }
    writer.close();
  });
}

test("at 200 % and 400 % nothing is cut off, the focus stays visible, and reduced motion is honoured", async ({
  browser,
}) => {
  // Zoom divides the CSS pixels of a window of 1,440 by 900 by two and by four.
  const zoomed = {
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
    reducedMotion: "reduce" as const,
  };
  const { reader, room, writer } = await createConversation(browser, baseUrl(), 40, zoomed);
  const { page } = reader;
  await openRoom(page, room);
  for (const [width, height] of [
    [720, 450],
    [360, 320],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await expect(page.getByRole("textbox", { name: "Message" })).toBeInViewport();
    await page.getByRole("log").focus();
    for (let at = 0; at < 8; at += 1) {
      await page.keyboard.press("ArrowUp");
      await expect.poll(() => isInSight(page)).toBe(true);
    }
  }
  await page.locator("#details-button").click();
  await expect(page.getByRole("complementary")).toBeVisible();
  const moving = await page.evaluate(
    () => document.getAnimations().filter((one) => one.playState === "running").length,
  );
  expect(moving).toBe(0);
  writer.close();
});

/** Returns whether the focused element's centre is not covered by another element. */
const isInSight = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return false;
    const box = focused.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return top !== null && (focused.contains(top) || top.contains(focused));
  });
