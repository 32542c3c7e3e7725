import { REQUEST_URL_HEADER } from "@/lib/server/http/initial-data";
import { createBrowserUser, uniqueName } from "../support/pages/browser-user";
import { createConversation, distanceFromEnd, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

test("initial data opens a room at its end, at the first unread message and at a linked message", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  const requests: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.endsWith("/messages")) requests.push(search);
  });
  await openRoom(page, room);
  await expect(messageByText(page, "m120")).toBeInViewport();
  expect(await distanceFromEnd(page)).toBeLessThanOrEqual(1);

  await page.goto(`/rooms/${room.id}?at=60`);
  await expect(messageByText(page, "m60")).toBeInViewport();
  await expect(messageByText(page, "m90")).toHaveCount(0);

  await page.goto("about:blank");
  await send(100);
  await openRoom(page, room);
  await expect(page.getByRole("separator", { name: "100 unread" })).toBeInViewport();
  await expect(messageByText(page, "m121")).toBeInViewport();
  // No request was needed to open; the next pages may have been requested by then.
  expect(requests.filter((search) => !/[?&](before|after)=/.test(search))).toEqual([]);
});

test("a page contains no messages of a room that its reader is not in (P10)", async ({ browser }) => {
  const { reader, room } = await createConversation(browser, baseUrl(), 3);
  const eve = await createBrowserUser(browser, uniqueName("Eve"));
  const [mine, theirs] = [
    await reader.page.request.get(`/rooms/${room.id}`),
    await eve.page.request.get(`/rooms/${room.id}`, {
      headers: { [REQUEST_URL_HEADER]: `/rooms/${room.id}` },
    }),
  ];
  expect(await mine.text()).toContain("m3 word");
  expect(mine.headers()["cache-control"]).toContain("no-store");
  expect(await theirs.text()).not.toContain("m3 word");
  const stranger = await (await browser.newContext()).newPage();
  expect(await (await stranger.request.get(`/rooms/${room.id}`)).text()).not.toContain("m3 word");
  // A page without a room contains none either, whatever header a client sends.
  const list = await reader.page.request.get("/rooms", {
    headers: { [REQUEST_URL_HEADER]: `/rooms/${room.id}` },
  });
  expect(await list.text()).not.toContain("m2 word");
});
