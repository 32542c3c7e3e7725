import type { Page } from "@playwright/test";
import { createConversation, distanceFromEnd, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

/**
 * Simulates a page timeout in the service worker: the shell shows the persisted cache. The server's answers about
 * rooms are held back as well. Returns the function that releases them.
 */
async function holdRoomRequests(page: Page): Promise<() => void> {
  await page.route(/\/rooms\/[\w-]+$/, async (route) => {
    if (!route.request().isNavigationRequest()) return route.fallback();
    await route.continue({ url: `${baseUrl()}/offline` });
  });
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/rooms$/, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test("a persisted room reopens at its first unread message, even when messages arrive before the summary", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 30);
  const { page } = reader;
  await openRoom(page, room);
  await expect(messageByText(page, "m30")).toBeInViewport();
  // The cache is persisted every two seconds.
  await page.waitForTimeout(3_000);
  await page.goto("about:blank");
  await send(40);
  const release = await holdRoomRequests(page);
  const ready = page
    .waitForEvent("websocket")
    .then((socket) =>
      socket.waitForEvent("framereceived", ({ payload }) => `${payload}`.startsWith('42["ready"')),
    );
  await openRoom(page, room);
  await expect(messageByText(page, "m70")).toBeAttached();
  // Messages that pass before the room reaches its scroll target are not read.
  await page.getByRole("log").evaluate((log) => {
    log.scrollTop = log.scrollHeight;
  });
  await expect(messageByText(page, "m70")).toBeInViewport();
  await ready;
  // Long enough for a receipt in flight to arrive.
  await page.waitForTimeout(1_000);
  const { room: unread } = await (await page.request.get(`/api/rooms/${room.id}`)).json();
  expect(unread.readSeq).toBe(30);
  release();
  await expect(page.getByRole("separator", { name: /\d+ unread/ })).toBeInViewport();
  await expect(messageByText(page, "m31")).toBeInViewport();
});

test("a persisted room that was read elsewhere reopens at its end", async ({ browser }) => {
  const { reader, room, send, readAll } = await createConversation(browser, baseUrl(), 30);
  const { page } = reader;
  await send(200);
  await expect(page.locator(`#room-${room.id}`)).toContainText(/200|99/);
  // The cache is persisted every two seconds.
  await page.waitForTimeout(3_000);
  await page.goto("about:blank");
  await readAll();
  const release = await holdRoomRequests(page);
  await openRoom(page, room);
  await expect(messageByText(page, "m31")).toBeInViewport();
  release();
  await expect(messageByText(page, "m230")).toBeInViewport();
  await expect.poll(() => distanceFromEnd(page)).toBeLessThanOrEqual(1);
});
