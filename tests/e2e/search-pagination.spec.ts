import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot } from "../support/clients/bot";
import { openSession, uniqueName } from "../support/pages/browser-user";
import { messageByText } from "../support/pages/message-log";
import { searchField, searchHits } from "../support/pages/search-page";
import { expect, test } from "../support/pages/test";

const HITS = 45;
const PAGE = 20;

/** Creates two users and enough messages about otters for two pages of hits and part of a third. */
async function otters(url: string): Promise<{ ann: Bot; room: Room }> {
  const [ann, bo] = [await createBot(url, uniqueName("Ann")), await createBot(url, uniqueName("Bo"))];
  const room = await ann.createDirectRoom(bo);
  for (let n = 1; n <= HITS; n += 1) await bo.sendMessage(room.id, `an otter, m${n} of them`);
  for (const one of [ann, bo]) one.close();
  return { ann, room };
}

const newestFirst = (count: number) => Array.from({ length: count }, (_, at) => `m${HITS - at} `);

test("hits past the first page load by scrolling, by stepping, and after a failed page request", async ({
  page,
  baseURL,
}) => {
  const { ann, room } = await otters(baseURL ?? "");
  await openSession(page, ann.email);
  const bottom = () => searchHits(page).last().scrollIntoViewIfNeeded();

  // The second page fails: the loaded hits stay, and the reader can retry.
  await page.route("**/api/search?*cursor=*", (route) =>
    route.fulfill({ status: 503, json: { error: { code: "unavailable", message: "too slow" } } }),
  );
  await page.goto("/search?q=otter");
  await expect(searchHits(page)).toHaveCount(PAGE);
  await expect(
    page.getByRole("status").filter({ hasText: `More than ${PAGE} messages found` }),
  ).toBeVisible();
  await bottom();
  const refused = page.getByRole("main").getByRole("alert");
  await expect(refused).toBeVisible();
  await expect(searchHits(page)).toHaveCount(PAGE);
  await page.unroute("**/api/search?*cursor=*");
  await refused.getByRole("button", { name: "Try again" }).click();
  await expect(searchHits(page)).toHaveCount(2 * PAGE);

  // Each hit appears once, ordered by time, to the end.
  await bottom();
  await expect(searchHits(page)).toHaveCount(HITS);
  await expect(searchHits(page)).toContainText(newestFirst(HITS));
  await expect(page.getByRole("status").filter({ hasText: /^45 messages found/ })).toBeVisible();

  // The last hit opens in context; after going back all pages are still loaded.
  await searchHits(page).last().click();
  await expect(messageByText(page, "m1 ")).toBeInViewport();
  await page.goBack();
  await expect(searchHits(page)).toHaveCount(HITS);

  // Beside the conversation the next page loads near the end of the hits.
  await page.goto(`/rooms/${room.id}?q=otter`);
  const panel = page.getByRole("complementary", { name: "Search" });
  const next = panel.getByRole("button", { name: "Next hit" });
  for (let place = 1; place <= PAGE + 1; place += 1) {
    await next.click();
    await expect(panel.getByText(new RegExp(`^${place} of `))).toBeVisible();
  }
  await expect(messageByText(page, `m${HITS - PAGE} `)).toBeInViewport();
});

test("a lost URL update is repeated, so that the typed query is searched", async ({ page, baseURL }) => {
  const { ann, room } = await otters(baseURL ?? "");
  await openSession(page, ann.email);
  await page.goto(`/rooms/${room.id}`);
  await page.getByRole("button", { name: "Search in this conversation" }).click();
  await expect(searchField(page)).toBeFocused();
  await page.evaluate(() => {
    const replace = history.replaceState.bind(history);
    let lost = 0;
    history.replaceState = (data, unused, url) => {
      if (String(url).includes("otter") && lost++ === 0) return;
      replace(data, unused, url);
    };
  });
  await searchField(page).fill("otter");
  await expect(searchHits(page)).toHaveCount(PAGE);
  await expect(page).toHaveURL(/q=otter/);
});
