import type { Page, Route } from "@playwright/test";
import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import {
  attachFiles,
  dropOrPaste,
  fileTray,
  photoFile,
  randomFile,
  textFile,
} from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";
import { twoUsers } from "../support/pages/two-users";

const send = (page: Page) => page.getByRole("button", { name: "Send", exact: true }).click();

/** Records the browser's layout shifts from now on. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const seen = { shift: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift" });
  });
  return () => page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen.shift);
}

test("images are picked, dropped, pasted, reordered, captioned and sent; the other user sees them in place", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [ann, bo] = await twoUsers(browser);
  await attachFiles(
    ann.page,
    await photoFile("harbour.jpg", 1_600, 1_200),
    await photoFile("tower.jpg", 900, 1_200, 200),
  );
  await dropOrPaste(ann.page, "drop", await photoFile("field.jpg", 1_200, 800, 90));
  await dropOrPaste(ann.page, "paste", textFile("not this.txt"));
  const rows = fileTray(ann.page).getByRole("listitem");
  await expect(rows).toHaveCount(4);

  await ann.page.getByRole("button", { name: /^Move field.jpg/ }).focus();
  for (let step = 0; step < 2; step += 1) await ann.page.keyboard.press("ArrowUp");
  await expect(rows.nth(0)).toContainText("field.jpg");
  await fileTray(ann.page).getByRole("button", { name: "Remove not this.txt" }).click();
  await expect(rows).toHaveCount(3);
  await ann.page.getByRole("textbox", { name: "Caption for tower.jpg" }).fill("the tower alone");
  await ann.page.getByRole("textbox", { name: "Message" }).fill("two of us");
  await expectNoViolations(ann.page, "the tray");
  // Waiting files survive a reload, as the text does.
  await ann.page.reload();
  await expect(rows).toHaveCount(3);
  await expect(ann.page.getByRole("textbox", { name: "Caption for tower.jpg" })).toHaveValue(
    "the tower alone",
  );

  // The messages show before their images have loaded.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await bo.page.route(/\/thumbnail/, async (route) => {
    await held;
    await route.continue();
  });
  await send(ann.page);
  await expect(fileTray(ann.page)).toHaveCount(0);
  await expect(tick(ann.page, "the tower alone", "Read")).toBeVisible({ timeout: 20_000 });
  const pair = messages(bo.page).filter({ hasText: "two of us" });
  await expect(pair.getByRole("button", { name: /^Open / })).toHaveCount(2);
  await expect(pair.getByRole("button").first()).toHaveAccessibleName("Open field.jpg");
  await expect(messages(bo.page).last()).toContainText("the tower alone");
  const shifts = await watchShifts(bo.page);
  release();
  for (const picture of await messages(bo.page)
    .getByRole("img", { name: /^Photo / })
    .all())
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(100);
  expect(await shifts(), "nothing moves when the pictures come").toBe(0);

  // Non-members cannot fetch them, even by URL.
  const source = await pair.getByRole("img", { name: "Photo field.jpg" }).getAttribute("src");
  const stranger = await createBrowserUser(browser, uniqueName("Cy"));
  for (const path of [source ?? "", (source ?? "").replace("/thumbnail", "")]) {
    expect((await bo.page.request.get(path)).status()).toBe(200);
    expect((await stranger.page.request.get(path)).status()).toBe(404);
  }
  await stranger.page.context().close();

  await pair.getByRole("button", { name: "Open field.jpg" }).click();
  const viewer = bo.page.getByRole("dialog", { name: "Photos and videos" });
  await expect(viewer.getByRole("img", { name: "Photo field.jpg" })).toBeVisible();
  await expect(viewer).toContainText("1 of 3");
  await expect(viewer.getByRole("img", { name: "Photo field.jpg" })).not.toHaveClass(/opacity-0/);
  await expectNoViolations(bo.page, "the lightbox");
  await bo.page.keyboard.press("ArrowRight");
  await expect(viewer.getByRole("img", { name: "Photo harbour.jpg" })).toBeVisible();
  await bo.page.keyboard.press("End");
  await expect(viewer).toContainText("3 of 3");
  const shown = viewer.getByRole("img", { name: "Photo tower.jpg" });
  const width = async () => (await shown.boundingBox())?.width ?? 0;
  const whole = await width();
  await bo.page.keyboard.press("+");
  await expect.poll(width).toBeGreaterThan(whole * 1.4);
  await bo.page.keyboard.press("0");
  await expect.poll(width).toBeCloseTo(whole, 0);
  const download = bo.page.waitForEvent("download");
  await viewer.getByRole("link", { name: "Download tower.jpg" }).click();
  expect((await download).suggestedFilename()).toBe("tower.jpg");
  await bo.page.keyboard.press("Escape");
  await expect(viewer).toHaveCount(0);
  await expect(pair.getByRole("button", { name: "Open field.jpg" })).toBeFocused();

  await attachFiles(ann.page, textFile("minutes of the meeting.txt"));
  await send(ann.page);
  await expect(messages(bo.page).last()).toContainText("minutes of the meeting.txt");
  await expect(
    bo.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: ann.name }),
  ).toContainText("minutes of the meeting.txt");
  await bo.page.getByRole("button", { name: "Conversation details" }).click();
  const details = bo.page.getByRole("complementary", { name: "Details" });
  await expect(details.getByRole("list", { name: "Media" }).getByRole("listitem")).toHaveCount(3);
  await expectNoViolations(bo.page, "the media of a room");
  await details.getByText("Files", { exact: true }).click();
  await expect(details.getByRole("list", { name: "Files" })).toContainText("minutes of the meeting.txt");
  await expectNoViolations(bo.page, "the files of a room");
});

test("an upload interrupted halfway resumes from there after a reload", async ({ browser }) => {
  // Each chunk passes through the test process.
  test.setTimeout(180_000);
  const [ann, bo] = await twoUsers(browser);
  // The most that Playwright's file chooser accepts.
  const size = 50 * 1024 * 1024 - 1_024;
  let cut = false;
  let taken = 0;
  const resumed: number[] = [];
  await ann.page.context().route(/\/api\/uploads/, async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return cut ? route.abort() : route.continue();
    if (!cut && taken >= size / 2) cut = true;
    if (cut) return route.abort();
    taken += (request.postDataBuffer() ?? Buffer.alloc(0)).length;
    resumed.push(Number(request.headers()["upload-offset"]));
    return route.continue();
  });
  const file = randomFile("recording.bin", size);
  await attachFiles(ann.page, file);
  await send(ann.page);
  const pending = messages(ann.page).filter({ hasText: "recording.bin" });
  const ring = pending.getByRole("progressbar", { name: "Sending recording.bin" });
  await expect.poll(() => cut, { timeout: 90_000 }).toBe(true);
  await expect(ring).toBeVisible();
  await ann.page.reload();
  await expect(ring).toBeVisible();
  const before = resumed.length;
  cut = false;
  taken = Number.NEGATIVE_INFINITY;
  await expect(tick(ann.page, "recording.bin", "Read")).toBeVisible({ timeout: 90_000 });
  expect(resumed[before], "it goes on where it was").toBeGreaterThanOrEqual(size / 2);
  const link = messages(bo.page)
    .last()
    .getByRole("link", { name: /Download recording.bin/ });
  const got = await bo.page.request.get((await link.getAttribute("href")) ?? "");
  expect(Buffer.compare(await got.body(), file.buffer)).toBe(0);
});

test("files and text written offline are sent once and in order after a reload", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  let cut = true;
  await ann.page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) socket.close();
    else socket.connectToServer();
  });
  const abort = /\/socket\.io\/|\/api\/uploads/;
  await ann.page.context().route(abort, (route) => (cut ? route.abort() : route.continue()));
  await ann.page.reload();
  await expect(ann.page.getByRole("log")).toBeVisible();
  await writeMessage(ann.page, "one");
  await attachFiles(ann.page, await photoFile("two.jpg", 800, 600), textFile("three.txt"));
  await ann.page.getByRole("textbox", { name: "Message" }).fill("two and three");
  await send(ann.page);
  await writeMessage(ann.page, "four");
  await attachFiles(ann.page, textFile("five.txt"));
  await send(ann.page);
  await ann.page.reload();
  await expect(messages(ann.page)).toHaveCount(4);
  const preview = messages(ann.page).nth(1).getByRole("img", { name: "Photo two.jpg" });
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  cut = false;
  await expect(tick(ann.page, "five.txt", "Read")).toBeVisible({ timeout: 30_000 });
  await expect(messages(bo.page)).toHaveCount(4);
  await expect(messages(bo.page).nth(0)).toContainText("one");
  await expect(messages(bo.page).nth(1)).toContainText("three.txt");
  await expect(messages(bo.page).nth(1)).toContainText("two and three");
  await expect(messages(bo.page).nth(2)).toContainText("four");
  await expect(messages(bo.page).nth(3)).toContainText("five.txt");
});

test("a file that cannot be sent shows the error in its place, with actions to continue", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const bo = await createBrowserUser(browser, uniqueName("Bo"));
  await openDirectRoom(ann.page, bo.name);
  // Only its size is checked: the browser holds no such file.
  await ann.page.getByRole("textbox", { name: "Message" }).evaluate((field) => {
    const file = new File(["x"], "film of the holiday.mkv");
    Object.defineProperty(file, "size", { value: 200 * 1024 * 1024 });
    const clipboardData = { files: [file], types: ["Files"], getData: () => "" };
    const event = new Event("paste", { bubbles: true, cancelable: true });
    field.dispatchEvent(Object.assign(event, { clipboardData }));
  });
  await expect(ann.page.getByRole("alert").filter({ hasText: "is larger than" })).toContainText(
    "“film of the holiday.mkv”",
  );
  await ann.page.getByRole("button", { name: "Remove film of the holiday.mkv" }).click();
  await expect(ann.page.getByText("is larger than")).toHaveCount(0);

  // Cancelled while the upload is in flight.
  const held = (route: Route) => void route.request().method();
  await ann.page.route(/\/api\/uploads/, held);
  await attachFiles(ann.page, textFile("not after all.txt"));
  await send(ann.page);
  await ann.page.getByRole("button", { name: "Cancel upload of not after all.txt" }).click();
  await expect(messages(ann.page)).toHaveCount(0);
  await ann.page.unroute(/\/api\/uploads/, held);

  let full = true;
  let refusePlan: () => void = () => undefined;
  const planRefused = new Promise<void>((resolve) => {
    refusePlan = resolve;
  });
  await ann.page.route(/\/api\/uploads$/, async (route) => {
    if (!full) return route.continue();
    // Both uploads start at once, and the error names the file that is refused first.
    const isPlan = route.request().headers()["upload-metadata"]?.includes(btoa("plan.txt"));
    if (!isPlan) await planRefused;
    await route.fulfill({ status: 507, json: { error: { code: "storage_full", message: "No room." } } });
    if (isPlan) setTimeout(refusePlan, 200);
  });
  await attachFiles(ann.page, textFile("plan.txt"), textFile("map.txt"));
  await send(ann.page);
  await writeMessage(ann.page, "text still flows");
  await expect(tick(ann.page, "text still flows", /Sent|Delivered/)).toBeVisible();
  const failed = messages(ann.page).filter({ hasText: "plan.txt" });
  await expect(failed.getByRole("img", { name: "Not sent" })).toBeVisible();
  await expect(failed).toContainText("There is no room left on the server for “plan.txt”.");
  await failed.getByRole("button", { name: "Remove file" }).click();
  await expect(failed).toHaveCount(0);
  // The remaining upload was tried at once and failed.
  const retry = messages(ann.page).filter({ hasText: "map.txt" }).getByRole("button", { name: "Retry" });
  await expect(retry).toBeVisible();
  full = false;
  await retry.click();
  await expect(tick(ann.page, "map.txt", "Delivered")).toBeVisible();
});
