import type { Page } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot, signInBot } from "../support/clients/bot";
import { type BrowserUser, createBrowserUser, messages, uniqueName } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

const row = (page: Page, text: string) => messages(page).filter({ hasText: text }).last();
const BASE = process.env.PARLEY_TEST_URL ?? "";

/** Creates a group of a browser user, its owner, and a bot. */
async function group(owner: BrowserUser, member: Bot): Promise<string> {
  const answer = await owner.page.request.post("/api/rooms", {
    data: { kind: "group", title: "Hikers", userIds: [member.userId] },
    headers: { origin: new URL(owner.page.url()).origin },
  });
  const { room } = (await answer.json()) as { room: Room };
  await owner.page.goto(`/rooms/${room.id}`);
  await expect(owner.page.getByRole("log", { name: "Hikers" })).toBeVisible();
  return room.id;
}

test("an admin mentions everyone, deletes anyone's message and sees its edit history", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const bo = await createBot(BASE, "Bo");
  const roomId = await group(ann, bo);
  const said = await bo.sendMessage(roomId, "first wording");
  await bo.api.patch(`/api/messages/${said.id}`, { content: "second wording" });
  await expect(row(ann.page, "second wording")).toContainText("edited");

  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.pressSequentially("@al");
  await ann.page.getByRole("option", { name: /Everyone in this room/ }).click();
  await field.pressSequentially("listen");
  await field.press("Enter");
  const heard = await bo.waitForEvent(
    "receive_message",
    ({ messages: [message] }) => message?.mentions[0] === "all",
  );
  expect(heard.messages[0]?.content).toBe("@all listen");

  await row(ann.page, "second wording").click({ button: "right" });
  await ann.page.getByRole("menuitem", { name: "Edit history" }).click();
  await expect(ann.page.getByRole("dialog", { name: "Edit history" })).toContainText("first wording");
  await ann.page.keyboard.press("Escape");
  await row(ann.page, "second wording").focus();
  await ann.page.keyboard.press("Delete");
  await ann.page.getByRole("button", { name: "Delete for everyone" }).click();
  await bo.waitForEvent("message_deleted", ({ message }) => message.id === said.id);
  await expect(row(ann.page, "This message was deleted")).toBeVisible();
  bo.close();
});

test("a plain member mentions single users only and deletes own messages only", async ({ browser }) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const bo = await createBot(BASE, "Bo");
  const { room } = await bo.api.post<{ room: Room }>("/api/rooms", {
    kind: "group",
    title: "Hikers",
    userIds: [(await (await ann.page.request.get("/api/me")).json()).user.id],
  });
  await ann.page.goto(`/rooms/${room.id}`);
  await bo.sendMessage(room.id, "not yours");
  await row(ann.page, "not yours").click({ button: "right" });
  await expect(ann.page.getByRole("menuitem", { name: "Reply" })).toBeVisible();
  await expect(ann.page.getByRole("menuitem", { name: "Delete for everyone" })).toHaveCount(0);
  await expect(ann.page.getByRole("menuitem", { name: "Edit", exact: true })).toHaveCount(0);
  await ann.page.keyboard.press("Escape");
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.pressSequentially("@all");
  await expect(ann.page.getByRole("option")).toHaveCount(0);
  bo.close();
});

test("a quoted message far back is fetched, and the quote leads there", async ({ browser }) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const bo = await createBot(BASE, "Bo");
  const roomId = await group(ann, bo);
  // Ann's own messages leave nothing unread, so that the room opens at its end.
  const herself = await signInBot(BASE, ann.email);
  const first = await herself.sendMessage(roomId, "the very first");
  for (let n = 0; n < 150; n += 1) await herself.sendMessage(roomId, `filler ${n}`);
  await herself.api.post(`/api/rooms/${roomId}/messages`, {
    id: uuidv7(),
    content: "about that",
    replyTo: first.id,
  });
  await ann.page.reload();
  await ann.page.evaluate(() => indexedDB.deleteDatabase("parley-cache"));
  await ann.page.reload();
  const quote = row(ann.page, "about that").getByRole("button", { name: /In reply to You: the very first/ });
  await expect(quote).toBeVisible();
  await quote.click();
  await expect(messages(ann.page).filter({ hasText: "the very first" }).first()).toBeInViewport();
  bo.close();
  herself.close();
});

test("joins, departures and renames are system messages without actions, in the reader's language", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const [bo, cy] = [await createBot(BASE, "Bo"), await createBot(BASE, "Cy")];
  const roomId = await group(ann, bo);
  const headers = { origin: new URL(ann.page.url()).origin };
  await ann.page.request.patch(`/api/rooms/${roomId}`, { data: { title: "Climbers" }, headers });
  const line = row(ann.page, "renamed the group");
  await expect(line).toContainText("Climbers");
  await line.focus();
  await ann.page.keyboard.press("Enter");
  await expect(ann.page.getByRole("menu")).toHaveCount(0);

  const list = ann.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: "Climbers" });
  const data = { userIds: [cy.userId] };
  await ann.page.request.post(`/api/rooms/${roomId}/members`, { data, headers });
  // Names stand between Unicode isolates.
  await expect(row(ann.page, "added")).toHaveText(`\u2068${ann.name}\u2069 added \u2068Cy\u2069`);
  await expect(list).toContainText("added");
  await bo.api.delete(`/api/rooms/${roomId}/members/${bo.userId}`);
  await expect(row(ann.page, "left")).toHaveText("\u2068Bo\u2069 left");
  const answer = await ann.page.request.post(`/api/rooms/${roomId}/invites`, { data: {}, headers });
  await bo.api.post(`/api/invites/${(await answer.json()).token}`, {});
  await expect(row(ann.page, "joined by a link")).toBeVisible();

  await ann.page.context().addCookies([{ name: "parley-locale", value: "de", url: BASE }]);
  await ann.page.reload();
  await expect(row(ann.page, "hinzugefügt")).toHaveText(
    `\u2068${ann.name}\u2069 hat \u2068Cy\u2069 hinzugefügt`,
  );
  await expect(row(ann.page, "verlassen")).toBeVisible();
  await expect(row(ann.page, "über einen Link")).toBeVisible();
  await expect(ann.page.getByRole("log")).not.toContainText(/added|left|joined/);
  for (const one of [bo, cy]) one.close();
});
