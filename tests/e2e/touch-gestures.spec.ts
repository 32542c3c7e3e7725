import type { Locator } from "@playwright/test";
import { findChromium } from "@/tools/find-program";
import { createBrowserUser, messages, openDirectRoom, tick, uniqueName } from "../support/pages/browser-user";
import { attachFiles, photoFile } from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";
import { createTouchInput, type TouchPoint } from "../support/pages/touch-input";

// A fake microphone that beeps, with permission granted.
test.use({
  launchOptions: {
    executablePath: findChromium() ?? undefined,
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      "--disable-background-networking",
      "--disable-gpu",
      "--no-first-run",
    ],
  },
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const middleOf = async (what: Locator): Promise<TouchPoint> => {
  const box = await what.boundingBox();
  if (!box) throw new Error("it is not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

test("touch swipes, pinches and pans an image; sliding cancels a recording and releasing sends it", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ann = await createBrowserUser(browser, uniqueName("Ann"), PHONE);
  const bo = await createBrowserUser(browser, uniqueName("Bo"));
  await openDirectRoom(ann.page, bo.name);
  await attachFiles(
    ann.page,
    ...(await Promise.all([20, 120, 220].map((hue, n) => photoFile(`${n + 1}.jpg`, 1_200, 900, hue)))),
  );
  await ann.page.getByRole("button", { name: "Send", exact: true }).tap();
  await expect(tick(ann.page, "", /Sent|Delivered/)).toBeVisible({ timeout: 20_000 });
  const touch = await createTouchInput(ann.page);

  const viewer = ann.page.getByRole("dialog", { name: "Photos and videos" });
  const shown = (n: number) => viewer.getByRole("img", { name: `Photo ${n}.jpg` });
  const whole = async (n: number) => {
    await expect(shown(n)).toBeVisible();
    await expect(shown(n)).not.toHaveClass(/opacity-0/);
    return (await shown(n).boundingBox())?.width ?? 0;
  };
  await messages(ann.page).last().getByRole("button", { name: "Open 1.jpg" }).tap();
  const width = await whole(1);
  const middle = await middleOf(shown(1));
  const to = (dx: number, dy = 0): TouchPoint => ({ x: middle.x + dx, y: middle.y + dy });

  await touch.drag(to(100), to(-100));
  await expect(shown(2)).toBeVisible();
  // A short or diagonal movement is no swipe.
  await touch.drag(to(0), to(-30));
  await touch.drag(to(60, 100), to(-40, 20));
  await expect(viewer).toContainText("2 of 3");
  await touch.drag(to(-100), to(100));
  await expect(shown(1)).toBeVisible();
  // There is no image before the first: it returns to its place.
  await touch.drag(to(-100), to(100));
  await expect(viewer).toContainText("1 of 3");
  await expect.poll(async () => (await middleOf(shown(1))).x).toBeCloseTo(middle.x, 0);

  // Pinched to twice its size, about the point between the fingers.
  await touch.move([to(-40), to(40)], [to(-80), to(80)]);
  await expect.poll(async () => (await shown(1).boundingBox())?.width).toBeCloseTo(width * 2, -1);
  const before = await middleOf(shown(1));
  await touch.drag(to(0), to(-60, 0));
  await expect(viewer, "larger, it is moved and not swiped on").toContainText("1 of 3");
  await expect.poll(async () => (await middleOf(shown(1))).x).toBeCloseTo(before.x - 60, 0);
  // However far it is panned, part of it stays visible.
  for (let pull = 0; pull < 4; pull += 1) await touch.drag(to(150), to(-150));
  const { x, width: wide } = (await shown(1).boundingBox()) ?? { x: 0, width: 0 };
  expect(x + wide).toBeGreaterThanOrEqual(PHONE.viewport.width - 1);
  await touch.move([to(-120), to(120)], [to(-20), to(20)]);
  await expect.poll(async () => (await shown(1).boundingBox())?.width).toBeCloseTo(width, 0);

  await ann.page.evaluate(() => document.documentElement.setAttribute("dir", "rtl"));
  await touch.drag(to(-100), to(100));
  await expect(viewer, "where one reads to the left, the next is on the left").toContainText("2 of 3");
  await ann.page.evaluate(() => document.documentElement.setAttribute("dir", "ltr"));
  await touch.drag(to(0, -60), to(0, 120));
  await expect(viewer).toHaveCount(0);

  const record = ann.page.getByRole("button", { name: "Record voice message" });
  const bar = ann.page.getByRole("group", { name: "Recording" });
  const mic = await middleOf(record);
  const held = async () => {
    await touch.down(mic);
    await expect(bar.getByRole("timer")).toHaveText("0:01", { timeout: 15_000 });
  };
  await held();
  await expect(bar).toContainText("Slide to cancel");
  await touch.slide({ x: mic.x - 40, y: mic.y });
  await expect(bar).toBeVisible();
  await touch.slide({ x: mic.x - 160, y: mic.y });
  await expect(bar).toHaveCount(0);
  await touch.up();
  await expect(messages(ann.page)).toHaveCount(1);

  await held();
  await touch.up();
  await expect(bar).toHaveCount(0);
  const sent = messages(ann.page).last().getByRole("group", { name: "Voice message" });
  await expect(sent).toBeVisible();
  await expect(tick(ann.page, "", /Sent|Delivered/)).toBeVisible({ timeout: 20_000 });
  await expect(messages(ann.page)).toHaveCount(2);

  // A tap keeps recording hands-free until it is sent or cancelled.
  await record.tap();
  await expect(bar.getByRole("timer")).toHaveText("0:01", { timeout: 15_000 });
  await bar.getByRole("button", { name: "Cancel recording" }).tap();
  await expect(bar).toHaveCount(0);
  await expect(messages(ann.page)).toHaveCount(2);
});
