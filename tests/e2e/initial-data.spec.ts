import { REQUEST_URL_HEADER } from "@/lib/server/http/initial-data";
import { createBrowserUser, uniqueName } from "../support/pages/browser-user";
import { createConversation, distanceFromEnd, messageByText, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;

test("a page brings along what it shows first: at the end, at what is unread, at a message of its address", async ({
  browser,
}) => {
  const { reader, room, send } = await createConversation(browser, baseUrl(), 120);
  const { page } = reader;
  const asked: string[] = [];
  page.on("request", (request) => {
    const { pathname, search } = new URL(request.url());
    if (pathname.endsWith("/messages")) asked.push(search);
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
  // None was asked for to open; what is beside it may be by then.
  expect(asked.filter((search) => !/[?&](before|after)=/.test(search))).toEqual([]);
});

test("nobody's page brings along what is not theirs, whatever room it names (P10)", async ({ browser }) => {
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
  // Nor does a page of no room bring messages, whatever a client says was asked for.
  const list = await reader.page.request.get("/rooms", {
    headers: { [REQUEST_URL_HEADER]: `/rooms/${room.id}` },
  });
  expect(await list.text()).not.toContain("m2 word");
});
