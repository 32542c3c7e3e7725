import { bot } from "../support/clients/bot";
import { breakable } from "../support/network/socket-faults";
import { expectNoViolations } from "../support/pages/axe";
import { unique } from "../support/pages/browser-user";
import { article } from "../support/pages/message-log";
import { field, hits, marked, PHONE, visit } from "../support/pages/search-page";
import { expect, test } from "../support/pages/test";
import { type Harbour, harbourTalk } from "../support/samples/search-fixture";

let harbour: Harbour;
test.beforeAll(async ({ baseURL }) => {
  harbour = await harbourTalk(baseURL ?? "");
});
test.afterAll(() => {
  for (const one of [harbour.ann, harbour.bo]) one.close();
});

test("filters become chips, complete as one types, and a hit opens in its context, marked", async ({
  browser,
}) => {
  const { ann, bo, room } = harbour;
  const page = await visit(browser, ann);
  // What the server has drawn is there before it listens for keys.
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+f");
    await expect(page).toHaveURL(/\/search$/, { timeout: 2_000 });
  }).toPass();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("walrus");
  await expect(hits(page)).toHaveCount(4);
  await expect(hits(page).first().locator("mark")).toHaveText("walrus");
  await expect(page.getByRole("status").filter({ hasText: "4 messages found" })).toBeVisible();
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Most relevant");
  await expect(page).toHaveURL(/q=walrus&sort=relevance$/);
  await expect(hits(page)).toHaveCount(4);
  await page.getByRole("combobox", { name: "Sort by" }).selectOption("Newest first");
  await field(page).focus();
  await expectNoViolations(page, "results");

  // A person, by completion.
  await page.keyboard.type(` from:@${bo.name.slice(3, 9)}`);
  await expect(page.getByRole("option", { name: bo.name })).toHaveAttribute("aria-selected", "true");
  await expectNoViolations(page, "completions");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: `From ${bo.name}`, exact: true })).toBeVisible();
  await expect(field(page)).toHaveValue(/^walrus\s?$/);
  await expect(hits(page)).toHaveCount(3);

  // A conversation, a phrase, a word to leave out: each is made a chip as it is finished.
  await page.keyboard.type(` in:${room.title.slice(8, 14)}`);
  await page.getByRole("option", { name: room.title }).click();
  await page.keyboard.type(' "by the pier" -m60 ');
  await expect(page.getByRole("button", { name: "Without m60", exact: true })).toBeVisible();
  await expect(hits(page)).toHaveCount(2);
  await expect(page).toHaveURL(/q=from:.*in:.*%22by\+the\+pier%22\+-m60\+walrus$/);

  // By the keyboard from the field to the chips: one away, the next one typed on.
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await expect(page.getByRole("button", { name: "Without m60", exact: true })).toBeFocused();
  await page.keyboard.press("Backspace");
  await expect(hits(page)).toHaveCount(3);
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue('walrus "by the pier');
  await page.keyboard.type(' tomorrow"');
  await expect(page.getByText("No messages found")).toBeVisible();
  await page.getByRole("button", { name: "Remove: “by the pier tomorrow”" }).click();
  await expect(hits(page)).toHaveCount(3);

  // Down through the hits; Enter opens one in its place.
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("ArrowDown");
  await expect(hits(page).last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/rooms/${room.id}\\?at=\\d+$`));
  await expect(article(page, "m5")).toBeInViewport();
  await expect(marked(page)).toContainText("m5 ");
  await page.getByRole("button", { name: /latest/ }).click();
  await expect(article(page, "m150")).toBeInViewport();

  // Back, the search is as it was left.
  await page.goBack();
  await expect(hits(page).last()).toBeFocused();
  await expect(page.getByRole("button", { name: `From ${bo.name}`, exact: true })).toBeVisible();
});

test("days are picked or typed, and what cannot be meant is said", async ({ browser }) => {
  const page = await visit(browser, harbour.ann);
  await page.goto("/search");
  await page.getByRole("button", { name: "After", exact: true }).click();
  await expect(page.getByRole("option", { name: /Yesterday/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("walrus");
  await expect(hits(page)).toHaveCount(4);
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

test("beside a conversation: from hit to hit by keys and buttons; the address shows a member the same, a stranger nothing", async ({
  browser,
  baseURL,
}) => {
  const { ann, bo, room } = harbour;
  const page = await visit(browser, ann);
  await page.goto(`/rooms/${room.id}`);
  await expect(article(page, "m150")).toBeInViewport();
  await page.keyboard.press("ControlOrMeta+f");
  const panel = page.getByRole("complementary", { name: "Search" });
  await expect(panel.getByRole("button", { name: `Remove: In ${room.title}` })).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("walrus");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("1 of 4")).toBeVisible();
  await expect(marked(page)).toContainText("m142 ");
  await page.keyboard.press("Enter");
  await expect(panel.getByText("2 of 4")).toBeVisible();
  await panel.getByRole("button", { name: "Next hit" }).click();
  await panel.getByRole("button", { name: "Next hit" }).click();
  await expect(panel.getByText("4 of 4")).toBeVisible();
  await expect(article(page, "m5")).toBeInViewport();
  await expect(panel.getByRole("button", { name: "Next hit" })).toBeDisabled();
  await expect(panel.locator("[aria-current]")).toContainText("m5 ");
  await page.keyboard.press("ControlOrMeta+Shift+g");
  await expect(panel.getByText("3 of 4")).toBeVisible();
  await expect(article(page, "m60")).toBeInViewport();
  await expectNoViolations(page, "panel");
  const address = page.url();
  expect(address).toMatch(/\?at=\d+&q=walrus$/);

  const member = await visit(browser, bo);
  await member.goto(address);
  await expect(article(member, "m60")).toBeInViewport();
  await expect(member.getByText("3 of 4").filter({ visible: true })).toBeVisible();

  const cy = await bot(baseURL ?? "", unique("Cy"));
  cy.close();
  const stranger = await visit(browser, cy);
  await stranger.goto(address);
  await expect(stranger.getByText("This conversation is not here")).toBeVisible();
  await expect(stranger.getByText("pier")).toHaveCount(0);
  await stranger.goto("/search?q=walrus");
  await expect(stranger.getByText("Nothing found")).toBeVisible();

  // Without its room the search goes through all of them.
  await panel.getByRole("button", { name: `Remove: In ${room.title}` }).click();
  await expect(page).toHaveURL(/\/search\?q=walrus$/);
  await expect(hits(page)).toHaveCount(4);
  await expect(hits(page).first()).toContainText(room.title);

  // What is deleted leaves at once.
  const gone = await bo.say(room.id, "m151 a walrus too many");
  await page.reload();
  await expect(hits(page)).toHaveCount(5);
  await bo.api.delete(`/api/messages/${gone.id}`);
  await expect(hits(page)).toHaveCount(4);

  // So does what was deleted while nothing of it could be heard, with the next connection (P9).
  const missed = await bo.say(room.id, "m152 a walrus unheard");
  const line = await breakable(page.context());
  await page.reload();
  await expect(hits(page)).toHaveCount(5);
  await line.cut();
  await bo.api.delete(`/api/messages/${missed.id}`);
  line.mend();
  await expect(hits(page)).toHaveCount(4, { timeout: 30_000 });
});

test("recent searches stay on the device until they are removed or one signs out; trouble is told", async ({
  browser,
}) => {
  const { ann, bo } = harbour;
  const page = await visit(browser, ann);
  await page.goto("/search");
  await expect(field(page)).toBeEditable();
  for (const query of ["first search", `from:"${bo.name}"`, "walrus"]) {
    await field(page).fill(query);
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
  await expect(hits(page)).toHaveCount(4);

  // A person is found by name too.
  await field(page).fill(bo.name);
  await page
    .getByRole("region", { name: "People and conversations" })
    .getByRole("button", { name: bo.name })
    .click();
  await expect(page.getByRole("log", { name: bo.name })).toBeVisible();

  // The server gives up on a search; then there is no network at all.
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
  // A new connection tries again by itself: nothing gets better before the button has been pressed.
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
  await expect(hits(page)).toHaveCount(4);
  await page.context().setOffline(true);
  await field(page).fill("walrus pier");
  await expect(page.getByRole("main").getByText("No connection", { exact: true })).toBeVisible();
  await page.context().setOffline(false);
  await expect(hits(page)).toHaveCount(3);

  await page.goto("/settings");
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("search"))),
  ).toEqual([]);
});

test("on a phone one pane at a time, with a way back, light and dark", async ({ browser }) => {
  const { ann, room } = harbour;
  const page = await visit(browser, ann, PHONE);
  await page.getByRole("link", { name: "Search messages" }).click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeHidden();
  await field(page).fill("walrus");
  await expect(hits(page)).toHaveCount(4);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expectNoViolations(page, `results on a phone, ${colorScheme}`);
  }
  await hits(page).last().click();
  await expect(article(page, "m5")).toBeInViewport();
  await page.getByRole("button", { name: "Back" }).click();
  await expect(hits(page)).toHaveCount(4);
  await page.getByRole("button", { name: "Back" }).click();
  await expect(page).toHaveURL(/\/rooms$/);

  // In a conversation the hits give way to it, and a bar at its foot leads on.
  await page.getByRole("link", { name: new RegExp(room.title) }).click();
  await page.getByRole("button", { name: "Search in this conversation" }).click();
  await expect(page).toHaveURL(/\?q=/);
  await expect(field(page)).toBeFocused();
  await field(page).fill("walrus");
  await hits(page).nth(2).click();
  await expect(article(page, "m60")).toBeInViewport();
  await page.getByRole("button", { name: "Next hit" }).click();
  await expect(article(page, "m5")).toBeInViewport();
  await expect(page.getByText("4 of 4").filter({ visible: true })).toBeVisible();
  await expectNoViolations(page, "hit on a phone");
  await page.getByRole("button", { name: "walrus", exact: true }).click();
  await expect(hits(page)).toHaveCount(4);
  const panel = page.getByRole("complementary", { name: "Search" });
  await panel.getByRole("button", { name: "Back" }).click();
  await expect(panel).toHaveCount(0);
  await expect(page.getByRole("log", { name: room.title })).toBeVisible();
});
