import { createBot } from "../support/clients/bot";
import { interceptSockets } from "../support/network/socket-faults";
import { expectNoViolations } from "../support/pages/axe";
import { uniqueName } from "../support/pages/browser-user";
import { messageByText } from "../support/pages/message-log";
import {
  highlightedMessage,
  openSignedInPage,
  PHONE,
  searchField,
  searchHits,
} from "../support/pages/search-page";
import { expect, test } from "../support/pages/test";
import { createSearchFixture, type SearchFixture } from "../support/samples/search-fixture";

let harbour: SearchFixture;
test.beforeAll(async ({ baseURL }) => {
  harbour = await createSearchFixture(baseURL ?? "");
});
test.afterAll(() => {
  for (const one of [harbour.ann, harbour.bo]) one.close();
});

test("filters complete while typing and become chips, and a hit opens highlighted in context", async ({
  browser,
}) => {
  const { ann, bo, room } = harbour;
  const page = await openSignedInPage(browser, ann);
  // Server-rendered elements are visible before hydration attaches key handlers.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+f");
    await expect(page).toHaveURL(/\/search$/, { timeout: 2_000 });
  }).toPass();
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type("walrus");
  await expect(searchHits(page)).toHaveCount(4);
  await expect(searchHits(page).first().locator("mark")).toHaveText("walrus");
  await expect(page.getByRole("status").filter({ hasText: "4 messages found" })).toBeVisible();
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Most relevant");
  await expect(page).toHaveURL(/q=walrus&sort=relevance$/);
  await expect(searchHits(page)).toHaveCount(4);
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Newest first");
  await searchField(page).focus();
  await expectNoViolations(page, "results");

  // Completes a user's name.
  await page.keyboard.type(` from:@${bo.name.slice(3, 9)}`);
  await expect(page.getByRole("option", { name: bo.name })).toHaveAttribute("aria-selected", "true");
  await expectNoViolations(page, "completions");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `From ${bo.name}`, exact: true })).toBeVisible();
  await expect(searchField(page)).toHaveValue(/^walrus\s?$/);
  await expect(searchHits(page)).toHaveCount(3);

  // A room, a phrase and an excluded word each become a chip when complete.
  await page.keyboard.type(` in:${room.title.slice(8, 14)}`);
  await page.getByRole("option", { name: room.title }).click();
  await page.keyboard.type(' "by the pier" -m60 ');
  await expect(page.getByRole("button", { name: "Without m60", exact: true })).toBeVisible();
  await expect(searchHits(page)).toHaveCount(2);
  await expect(page).toHaveURL(/q=from:.*in:.*%22by\+the\+pier%22\+-m60\+walrus$/);

  // The keyboard moves from the field to the chips: one is removed, the next one edited.
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("button", { name: "Without m60", exact: true })).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(searchHits(page)).toHaveCount(3);
  await page.keyboard.press("Enter");
  await expect(searchField(page)).toHaveValue('walrus "by the pier');
  await page.keyboard.type(' tomorrow"');
  await expect(page.getByText("No messages found")).toBeVisible();
  await page.getByRole("button", { name: "Remove: “by the pier tomorrow”" }).click();
  await expect(searchHits(page)).toHaveCount(3);

  // The arrow keys step through the hits; Enter opens one in context.
  await searchField(page).focus();
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  await expect(searchHits(page).last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/rooms/${room.id}\\?at=\\d+$`));
  await expect(messageByText(page, "m5")).toBeInViewport();
  await expect(highlightedMessage(page)).toContainText("m5 ");
  await page.getByRole("button", { name: /latest/ }).click();
  await expect(messageByText(page, "m150")).toBeInViewport();

  // After going back the search is unchanged.
  await page.goBack();
  await expect(searchHits(page).last()).toBeFocused();
  await expect(page.getByRole("button", { name: `From ${bo.name}`, exact: true })).toBeVisible();
});

test("dates are picked or typed, and an impossible filter is reported", async ({ browser }) => {
  const page = await openSignedInPage(browser, harbour.ann);
  await page.goto("/search");
  await page.getByRole("button", { name: "After", exact: true }).click();
  await expect(page.getByRole("option", { name: /Yesterday/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("walrus");
  await expect(searchHits(page)).toHaveCount(4);
  await page.getByRole("button", { name: /^After / }).click();
  await page.getByLabel("Pick a day").fill("2020-02-01");
  await expect(page).toHaveURL(/q=after:2020-02-01\+walrus$/);
  await page.getByRole("button", { name: "Before", exact: true }).click();
  await page.keyboard.type("2020-02-02 ");
  await expect(page.getByText("No day is before and after these days at once.")).toBeVisible();
  await page.goto("/search?q=before:2026-02-31+has:cake+from:@nobody-of-this-name+in:nowhere-at-all");
  for (const hint of [
    "“2026-02-31” is not a day.",
    "“has:cake” is not known.",
    "Nobody here is called “nobody-of-this-name”.",
    "None of your conversations is called “nowhere-at-all”.",
  ]) {
    await expect(page.getByText(hint)).toBeVisible();
  }
  await page.goto(`/search?q=${"a".repeat(300)}`);
  await expect(page.getByText("A search has at most 200 characters.")).toBeVisible();
});

test("the search panel steps through hits; its URL shows a member the same hits and a non-member none", async ({
  browser,
  baseURL,
}) => {
  const { ann, bo, room } = harbour;
  const page = await openSignedInPage(browser, ann);
  await page.goto(`/rooms/${room.id}`);
  await expect(messageByText(page, "m150")).toBeInViewport();
  await page.keyboard.press("ControlOrMeta+f");
  const panel = page.getByRole("complementary", { name: "Search" });
  await expect(panel.getByRole("button", { name: `Remove: In ${room.title}` })).toBeVisible();
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type("walrus");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("1 of 4")).toBeVisible();
  await expect(highlightedMessage(page)).toContainText("m142 ");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("2 of 4")).toBeVisible();
  await panel.getByRole("button", { name: "Next hit" }).click();
  await panel.getByRole("button", { name: "Next hit" }).click();
  await expect(panel.getByText("4 of 4")).toBeVisible();
  await expect(messageByText(page, "m5")).toBeInViewport();
  await expect(panel.getByRole("button", { name: "Next hit" })).toBeDisabled();
  await expect(panel.locator("[aria-current]")).toContainText("m5 ");
  await page.keyboard.press("ControlOrMeta+Shift+g");
  await expect(panel.getByText("3 of 4")).toBeVisible();
  await expect(messageByText(page, "m60")).toBeInViewport();
  await expectNoViolations(page, "panel");
  const address = page.url();
  expect(address).toMatch(/\?at=\d+&q=walrus$/);

  const member = await openSignedInPage(browser, bo);
  await member.goto(address);
  await expect(messageByText(member, "m60")).toBeInViewport();
  await expect(member.getByText("3 of 4").filter({ visible: true })).toBeVisible();

  const cy = await createBot(baseURL ?? "", uniqueName("Cy"));
  cy.close();
  const stranger = await openSignedInPage(browser, cy);
  await stranger.goto(address);
  await expect(stranger.getByText("This conversation is not here")).toBeVisible();
  await expect(stranger.getByText("pier")).toHaveCount(0);
  await stranger.goto("/search?q=walrus");
  await expect(stranger.getByText("Nothing found")).toBeVisible();

  // Without the room filter the search covers all rooms.
  await panel.getByRole("button", { name: `Remove: In ${room.title}` }).click();
  await expect(page).toHaveURL(/\/search\?q=walrus$/);
  await expect(searchHits(page)).toHaveCount(4);
  await expect(searchHits(page).first()).toContainText(room.title);

  // A deleted message leaves the hits at once.
  const gone = await bo.sendMessage(room.id, "m151 a walrus too many");
  await page.reload();
  await expect(searchHits(page)).toHaveCount(5);
  await bo.api.delete(`/api/messages/${gone.id}`);
  await expect(searchHits(page)).toHaveCount(4);

  // A message deleted during a disconnection leaves the hits on reconnect (P9).
  const missed = await bo.sendMessage(room.id, "m152 a walrus unheard");
  const line = await interceptSockets(page.context());
  await page.reload();
  await expect(searchHits(page)).toHaveCount(5);
  await line.cut();
  await bo.api.delete(`/api/messages/${missed.id}`);
  line.restore();
  await expect(searchHits(page)).toHaveCount(4, { timeout: 30_000 });
});

test("recent searches stay on the device until removal or sign-out; errors are shown", async ({
  browser,
}) => {
  const { ann, bo } = harbour;
  const page = await openSignedInPage(browser, ann);
  await page.goto("/search");
  await expect(searchField(page)).toBeEditable();
  for (const query of ["first search", `from:"${bo.name}"`, "walrus"]) {
    await searchField(page).fill(query);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Clear the search" }).click();
  }
  const recent = page.getByRole("region", { name: "Recent searches" });
  await expect(recent.getByRole("listitem")).toHaveCount(3);
  await recent.getByRole("button", { name: "Remove first search" }).click();
  await page.reload();
  await expect(recent.getByRole("listitem")).toHaveCount(2);
  await expectNoViolations(page, "start");
  await recent.getByRole("button", { name: "walrus", exact: true }).click();
  await expect(searchHits(page)).toHaveCount(4);

  // A user is found by name too.
  await searchField(page).fill(bo.name);
  await page
    .getByRole("region", { name: "People and conversations" })
    .getByRole("button", { name: bo.name })
    .click();
  await expect(page.getByRole("log", { name: bo.name })).toBeVisible();

  // First the server times out a search; then the network is gone.
  const tried = () => page.evaluate(() => document.body.dataset.tried === "yes");
  await page.route("**/api/search?*", async (route) => {
    if (await tried()) return route.continue();
    await route.fulfill({
      status: 503,
      json: { error: { code: "unavailable", message: "too slow", retryAfterMs: 1 } },
    });
  });
  await page.goto("/search?q=walrus");
  await expect(page.getByText("That took too long")).toBeVisible();
  // A reconnect retries by itself: the failure lasts until the button is pressed.
  await page.evaluate(() =>
    document.body.addEventListener(
      "click",
      ({ target }) => {
        if ((target as Element).textContent === "Try again") document.body.dataset.tried = "yes";
      },
      { capture: true },
    ),
  );
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(searchHits(page)).toHaveCount(4);
  await page.context().setOffline(true);
  await searchField(page).fill("walrus pier");
  await expect(page.getByRole("main").getByText("No connection", { exact: true })).toBeVisible();
  await page.context().setOffline(false);
  await expect(searchHits(page)).toHaveCount(3);

  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("search"))),
  ).toEqual([]);
});

test("on a phone search shows one pane at a time with a Back button, light and dark", async ({ browser }) => {
  const { ann, room } = harbour;
  const page = await openSignedInPage(browser, ann, PHONE);
  await page.getByRole("link", { name: "Search messages" }).click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeHidden();
  await searchField(page).fill("walrus");
  await expect(searchHits(page)).toHaveCount(4);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoViolations(page, `results on a phone, ${colorScheme}`);
  }
  await searchHits(page).last().click();
  await expect(messageByText(page, "m5")).toBeInViewport();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(searchHits(page)).toHaveCount(4);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page).toHaveURL(/\/rooms$/);

  // An open conversation hides the hits, and a bar at its bottom steps through them.
  await page.getByRole("link", { name: new RegExp(room.title) }).click();
  await page.getByRole("button", { name: "Search in this conversation" }).click();
  await expect(page).toHaveURL(/\?q=/);
  await expect(searchField(page)).toBeFocused();
  await searchField(page).fill("walrus");
  await searchHits(page).nth(2).click();
  await expect(messageByText(page, "m60")).toBeInViewport();
  await page.getByRole("button", { name: "Next hit" }).click();
  await expect(messageByText(page, "m5")).toBeInViewport();
  await expect(page.getByText("4 of 4").filter({ visible: true })).toBeVisible();
  await expectNoViolations(page, "hit on a phone");
  await page.getByRole("button", { name: "walrus", exact: true }).click();
  await expect(searchHits(page)).toHaveCount(4);
  const panel = page.getByRole("complementary", { name: "Search" });
  await panel.getByRole("button", { name: "Back" }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole("log", { name: room.title })).toBeVisible();
});
