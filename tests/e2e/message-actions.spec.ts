import type { Page } from "@playwright/test";
import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { chooseMenuItem, lastMessageWith, sendAndWait, twoUsers } from "../support/pages/two-users";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("the hover toolbar replies with a quote, which leads to the original", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "where shall we meet?");
  for (let n = 0; n < 30; n += 1) await writeMessage(ann.page, `filler ${n}`);
  await expect(lastMessageWith(bo.page, "filler 29")).toBeVisible();
  await lastMessageWith(bo.page, "filler 29").hover();
  await lastMessageWith(bo.page, "filler 29").getByRole("button", { name: "Reply" }).click();
  await expect(bo.page.getByText(/^Replying to/)).toContainText(ann.name);
  await bo.page.getByRole("button", { name: "Cancel reply" }).click();
  await expect(bo.page.getByText(/^Replying to/)).toHaveCount(0);

  await bo.page.getByRole("log").evaluate((log) => log.scrollTo({ top: 0 }));
  await lastMessageWith(bo.page, "where shall we meet?").hover();
  await lastMessageWith(bo.page, "where shall we meet?").getByRole("button", { name: "Reply" }).click();
  await expect(bo.page.getByRole("textbox", { name: "Message" })).toBeFocused();
  await bo.page.reload();
  await expect(bo.page.getByText(/^Replying to/)).toContainText(ann.name);
  await writeMessage(bo.page, "at the station");
  await expect(bo.page.getByText(/^Replying to/)).toHaveCount(0);

  const quote = lastMessageWith(ann.page, "at the station").getByRole("button", {
    name: /In reply to You: where shall/,
  });
  await expect(quote).toBeVisible();
  await expect(ann.page.getByRole("log").getByText("where shall we meet?", { exact: true })).toHaveCount(1);
  await quote.click();
  await expect(messages(ann.page).filter({ hasText: "where shall we meet?" }).first()).toBeInViewport();
});

test("a reaction from the menu or chip shows at once for the other user", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "we won");
  await chooseMenuItem(lastMessageWith(bo.page, "we won"), "React with 👍");
  const chip = (page: Page) => lastMessageWith(page, "we won").getByRole("button", { name: /^👍/ });
  await expect(chip(bo.page)).toHaveAttribute("aria-pressed", "true");
  await expect(chip(ann.page)).toHaveAccessibleName("👍, 1 reaction");
  await chip(ann.page).click();
  await expect(chip(bo.page)).toHaveAccessibleName("👍, 2 reactions");
  await chip(bo.page).hover();
  await expect(bo.page.getByRole("tooltip")).toContainText(ann.name);
  await expect(bo.page.getByRole("tooltip")).toContainText("You");
  await chip(bo.page).click();
  await expect(chip(ann.page)).toHaveAccessibleName("👍, 1 reaction");
  await chip(ann.page).click();
  await expect(chip(bo.page)).toHaveCount(0);
});

test("the picker offers every other emoji, with data from this server", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  const foreign: string[] = [];
  bo.page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(bo.page.url()).origin) foreign.push(request.url());
  });
  await sendAndWait(ann, "look at this");
  await lastMessageWith(bo.page, "look at this").hover();
  await lastMessageWith(bo.page, "look at this").getByRole("button", { name: "React", exact: true }).click();
  await bo.page.getByRole("searchbox", { name: "Search emoji" }).fill("octopus");
  await bo.page.getByRole("dialog", { name: "Emoji" }).getByText("🐙").click();
  await expect(lastMessageWith(ann.page, "look at this").getByRole("button", { name: /^🐙/ })).toBeVisible();
  expect(foreign.filter((url) => /^http/.test(url))).toEqual([]);
});

test("the composer edits a message, Escape cancels, and the history keeps old versions", async ({
  browser,
}) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "see you at eigth");
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.fill("a draft");
  await chooseMenuItem(lastMessageWith(ann.page, "eigth"), "Edit");
  await expect(field).toHaveValue("see you at eigth");
  await field.press("Escape");
  await expect(field).toHaveValue("a draft");

  await field.fill("");
  await field.press("ArrowUp");
  await expect(field).toHaveValue("see you at eigth");
  await field.press("Enter");
  await expect(ann.page.getByText("Editing your message")).toHaveCount(0);
  await expect(lastMessageWith(bo.page, "eigth")).not.toContainText("edited");

  await field.press("ArrowUp");
  await field.fill("see you at eight");
  await ann.page.reload();
  await expect(field).toHaveValue("see you at eight");
  await field.press("Enter");
  await expect(lastMessageWith(bo.page, "see you at eight")).toContainText("edited");
  await chooseMenuItem(lastMessageWith(ann.page, "see you at eight"), "Edit history");
  const history = ann.page.getByRole("dialog", { name: "Edit history" });
  await expect(history.getByRole("listitem")).toHaveCount(2);
  await expect(history.getByRole("listitem").last()).toContainText("see you at eigth");
  await expectNoViolations(ann.page, "edit history");
  await ann.page.keyboard.press("Escape");

  await field.press("ArrowUp");
  await field.fill("");
  await field.press("Enter");
  await expect(ann.page.getByRole("alertdialog")).toContainText("Delete this message?");
});

test("deleting for everyone asks and leaves a tombstone; deleting for me can be undone", async ({
  browser,
}) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "not for you");
  await sendAndWait(ann, "only for me to hide");
  await chooseMenuItem(lastMessageWith(ann.page, "not for you"), "Delete for everyone");
  await ann.page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await expect(lastMessageWith(bo.page, "not for you")).toBeVisible();
  await chooseMenuItem(lastMessageWith(ann.page, "not for you"), "Delete for everyone");
  await ann.page.getByRole("alertdialog").getByRole("button", { name: "Delete for everyone" }).click();
  await expect(messages(bo.page).filter({ hasText: "This message was deleted" })).toHaveCount(1);
  await expect(lastMessageWith(bo.page, "not for you")).toHaveCount(0);

  await chooseMenuItem(lastMessageWith(bo.page, "only for me"), "Delete for me");
  await expect(lastMessageWith(bo.page, "only for me")).toHaveCount(0);
  await bo.page.getByRole("button", { name: "Undo" }).click();
  await expect(lastMessageWith(bo.page, "only for me")).toBeVisible();
  await chooseMenuItem(lastMessageWith(bo.page, "only for me"), "Delete for me");
  await expect(lastMessageWith(bo.page, "only for me")).toHaveCount(0);
  await bo.page.reload();
  await expect(messages(bo.page)).toHaveCount(1);
  await expect(lastMessageWith(ann.page, "only for me")).toBeVisible();
});

test("a message's text and link can be copied; the link opens at the message", async ({ browser }) => {
  const [ann] = await twoUsers(browser);
  await ann.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const clipboard = () => ann.page.evaluate(() => navigator.clipboard.readText());
  await writeMessage(ann.page, "copy **me**");
  await expect(
    lastMessageWith(ann.page, "copy me").getByRole("img", { name: /Sent|Delivered|Read/ }),
  ).toBeVisible();
  await chooseMenuItem(lastMessageWith(ann.page, "copy"), "Copy text");
  await expect.poll(clipboard).toBe("copy **me**");
  await chooseMenuItem(lastMessageWith(ann.page, "copy"), "Copy link");
  await expect.poll(clipboard).toMatch(/\/rooms\/[0-9a-f-]+\?at=1$/);
  await ann.page.goto(await clipboard());
  await expect(lastMessageWith(ann.page, "copy")).toBeInViewport();
});

test("a message is forwarded to several rooms at once", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  const cy = await createBrowserUser(browser, uniqueName("Cy"));
  await sendAndWait(ann, "news for all");
  await openDirectRoom(ann.page, cy.name);
  await ann.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: bo.name }).click();
  await chooseMenuItem(lastMessageWith(ann.page, "news for all"), "Forward");
  const dialog = ann.page.getByRole("dialog", { name: "Forward to" });
  await dialog.getByRole("checkbox", { name: bo.name }).check();
  await dialog.getByRole("checkbox", { name: cy.name }).check();
  await dialog.getByRole("button", { name: "Forward" }).click();
  await expect(messages(bo.page).filter({ hasText: "news for all" })).toHaveCount(2);
  await openDirectRoom(cy.page, ann.name);
  await expect(messages(cy.page).filter({ hasText: "news for all" })).toHaveCount(1);
});

test("a pin shows above the log for both users, leads to its message and can be removed", async ({
  browser,
}) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "the address is Elm Street 5");
  await chooseMenuItem(lastMessageWith(ann.page, "Elm Street"), "Pin");
  const bar = (page: Page) => page.getByRole("region", { name: "Pinned messages" });
  await expect(bar(bo.page)).toContainText("the address is Elm Street 5");
  for (let n = 0; n < 30; n += 1) await writeMessage(ann.page, `filler ${n}`);
  await expect(lastMessageWith(bo.page, "filler 29")).toBeVisible();
  await bar(bo.page)
    .getByRole("button", { name: /Elm Street/ })
    .click();
  await expect(lastMessageWith(bo.page, "Elm Street")).toBeInViewport();
  await bar(bo.page).getByRole("button", { name: "Unpin this message" }).click();
  await expect(bar(ann.page)).toHaveCount(0);
});

test("message info shows live when the other user received and read it", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  await writeMessage(ann.page, "have you read this?");
  await expect(tick(ann.page, "have you read this?", "Delivered")).toBeVisible();
  await chooseMenuItem(lastMessageWith(ann.page, "have you read"), "Message info");
  const item = ann.page.getByRole("dialog", { name: "Message info" }).getByRole("listitem");
  await expect(item).toContainText(bo.name);
  await expect(item).toContainText("Delivered");
  await expect(item).not.toContainText("Read");
  await openDirectRoom(bo.page, ann.name);
  await expect(item).toContainText("Read");
});

test("several selected messages are deleted for me or copied together", async ({ browser }) => {
  const [ann] = await twoUsers(browser);
  for (const text of ["one of three", "two of three", "three of three"]) await sendAndWait(ann, text);
  await ann.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await chooseMenuItem(lastMessageWith(ann.page, "three of three"), "Select");
  await lastMessageWith(ann.page, "two of three").getByRole("checkbox", { name: "Select message" }).check();
  await ann.page.getByRole("toolbar").getByRole("button", { name: "Copy text" }).click();
  await expect
    .poll(() => ann.page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/two of three[\s\S]*three of three/);
  await chooseMenuItem(lastMessageWith(ann.page, "one of three"), "Select");
  await lastMessageWith(ann.page, "three of three").getByRole("checkbox", { name: "Select message" }).check();
  await expect(ann.page.getByText("2 selected")).toBeVisible();
  await ann.page.getByRole("toolbar").getByRole("button", { name: "Delete for me" }).click();
  await expect(messages(ann.page)).toHaveCount(1);
  await expect(ann.page.getByRole("textbox", { name: "Message" })).toBeVisible();
});

test("every action works from the keyboard", async ({ browser }) => {
  const [ann, bo] = await twoUsers(browser);
  await sendAndWait(ann, "by keys alone");
  const field = ann.page.getByRole("textbox", { name: "Message" });
  const message = lastMessageWith(ann.page, "by keys alone");
  const again = () => message.focus();
  await again();
  await ann.page.keyboard.press("r");
  await expect(ann.page.getByText(/^Replying to/)).toBeVisible();
  await expect(field).toBeFocused();
  await ann.page.keyboard.press("Escape");
  await again();
  await ann.page.keyboard.press("e");
  await expect(field).toHaveValue("by keys alone");
  await expect(field).toBeFocused();
  await ann.page.keyboard.press("Escape");
  await again();
  await ann.page.keyboard.press("i");
  await expect(ann.page.getByRole("dialog", { name: "Message info" })).toBeVisible();
  await ann.page.keyboard.press("Escape");
  await expect(message).toBeFocused();
  await ann.page.keyboard.press("Delete");
  await expect(ann.page.getByRole("alertdialog")).toBeVisible();
  await ann.page.keyboard.press("Escape");
  await again();
  await ann.page.keyboard.press("+");
  await expect(ann.page.getByRole("searchbox", { name: "Search emoji" })).toBeFocused();
  await ann.page.keyboard.press("Escape");
  await expect(message).toBeFocused();
  await ann.page.keyboard.press("Enter");
  await expect(ann.page.getByRole("menu", { name: "Message actions" })).toBeVisible();
  await ann.page.keyboard.press("ArrowDown");
  await ann.page.keyboard.press("Enter");
  await expect(
    lastMessageWith(bo.page, "by keys alone").getByRole("button", { name: "👍, 1 reaction" }),
  ).toBeVisible();
});

test("on a phone a long press opens the actions in a bottom sheet", async ({ browser }) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), PHONE);
  const bo = await createBrowserUser(browser, uniqueName("Bo"));
  await openDirectRoom(ann.page, bo.name);
  await sendAndWait(ann, "press me long");
  const box = await lastMessageWith(ann.page, "press me long").locator("[data-bubble]").boundingBox();
  if (!box) throw new Error("the bubble is not on the screen");
  const touch = await ann.page.context().newCDPSession(ann.page);
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints });
  const sheet = ann.page.getByRole("dialog", { name: "Message actions" });
  await expect(sheet).toBeVisible();
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await sheet.getByRole("button", { name: "React with ❤️" }).tap();
  await expect(sheet).toHaveCount(0);
  await expect(lastMessageWith(ann.page, "press me long").getByRole("button", { name: /^❤️/ })).toBeVisible();
});

test("a closing dialog does not steal focus that has moved meanwhile", async ({ browser }) => {
  const [ann] = await twoUsers(browser);
  await sendAndWait(ann, "quick fingers");
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await lastMessageWith(ann.page, "quick fingers").focus();
  await ann.page.keyboard.press("i");
  const dialog = ann.page.getByRole("dialog", { name: "Message info" });
  await expect(dialog).toBeVisible();
  // In a busy browser key events run before pending timers.
  await ann.page.evaluate(() => {
    const later = window.setTimeout.bind(window);
    window.setTimeout = ((run: () => void, ms = 0) => later(run, ms + 300)) as typeof window.setTimeout;
  });
  await ann.page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await field.focus();
  await ann.page.waitForTimeout(600);
  await expect(field).toBeFocused();
});
