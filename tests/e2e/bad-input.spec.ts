import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import type { Room } from "@/lib/contract/rooms";
import { createBot, PASSWORD, signInBot } from "../support/clients/bot";
import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { createConversation, openRoom } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";

const baseUrl = () => process.env.PARLEY_TEST_URL as string;
const PHONE = { viewport: { width: 390, height: 844 } };

/** Returns the page's horizontal overflow, px. */
const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("a name of 500 characters is refused beside its field, and the longest allowed one breaks no screen", async ({
  browser,
  page: stranger,
}) => {
  await stranger.goto("/sign-up");
  await stranger.getByLabel("Name").fill("N".repeat(500));
  await stranger.getByLabel("Email").fill(`${randomUUID()}@example.com`);
  await stranger.getByLabel("Password").fill(PASSWORD);
  await stranger.getByRole("button", { name: "Create account" }).click();
  await expect(stranger.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  await expect(stranger.getByLabel("Name")).toBeFocused();

  const long = `${uniqueName("W")}${"W".repeat(80)}`.slice(0, 80);
  const zalgo = `${uniqueName("Z")} ${"z\u0335\u0301\u0302\u0303".repeat(20)}`.slice(0, 80);
  const turned = `${uniqueName("R")} \u202egnp.exe`;
  const ann = await createBrowserUser(browser, uniqueName("Ann"), PHONE);
  const { page } = ann;
  for (const name of [long, zalgo, turned]) {
    const other = await createBot(baseUrl(), "Somebody");
    await other.api.patch("/api/me", { name });
    const { room } = await other.api.post<{ room: Room }>("/api/rooms", {
      kind: "group",
      title: `${name} ${"T".repeat(120)}`.slice(0, 120),
      userIds: [(await (await page.request.get("/api/me")).json()).user.id],
    });
    await other.sendMessage(room.id, `from ${name}`);
    await page.goto("/rooms");
    const row = page.locator(`#room-${room.id}`);
    await expect(row).toBeVisible();
    expect((await row.boundingBox())?.height).toBeLessThan(90);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await row.click();
    await expect(messages(page).last()).toContainText("from");
    expect((await page.locator("main header").first().boundingBox())?.height).toBeLessThan(90);
    await page.locator("#details-button").click();
    await expect(page.getByRole("complementary").getByRole("listitem").first()).toBeVisible();
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    other.close();
  }
});

test("an image that fails to load is replaced by initials", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await bo.page.goto("/settings");
  const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#b45309" } })
    .png()
    .toBuffer();
  await bo.page
    .getByRole("region", { name: "Profile" })
    .getByLabel("Choose a picture")
    .setInputFiles({ name: "me.png", mimeType: "image/png", buffer: picture });
  await expect(bo.page.getByRole("region", { name: "Profile" }).locator("img")).toBeVisible();
  await ann.page.context().route("**/api/pictures/**", (route) => route.abort());
  await openDirectRoom(ann.page, bo.name);
  const header = ann.page.locator("main header").first();
  await expect(header.locator("[data-hue]").first()).toHaveText(/^B/);
  await expect(header.locator("img")).toHaveCount(0);
});

test("a room that is lost while open, a missing room and a link into a foreign room are reported", async ({
  browser,
}) => {
  const owner = await createBot(baseUrl(), "Owner");
  const { page } = await createBrowserUser(browser, uniqueName("Ann"));
  const me = (await (await page.request.get("/api/me")).json()).user.id as string;
  const create = async (userIds: string[]) =>
    (
      await owner.api.post<{ room: Room }>("/api/rooms", {
        kind: "group",
        title: uniqueName("Choir"),
        userIds,
      })
    ).room;
  const [shared, foreign] = [await create([me]), await create([])];
  await owner.sendMessage(foreign.id, "between others");
  const gone = page.getByRole("heading", { name: "This conversation is not here" });

  await page.goto(`/rooms/${shared.id}`);
  await expect(page.getByRole("log")).toBeVisible();
  await page.getByRole("textbox", { name: "Message" }).fill("in mid-sent");
  await owner.api.delete(`/api/rooms/${shared.id}`);
  await expect(gone).toBeVisible();
  await expect(page.getByRole("log")).toHaveCount(0);
  await expect(page.locator(`#room-${shared.id}`)).toHaveCount(0);
  await expectNoViolations(page, "a room that is gone");

  for (const address of [`/rooms/${foreign.id}?at=1`, `/rooms/${randomUUID()}`, "/rooms/nonsense"]) {
    await page.goto(address);
    await expect(gone, address).toBeVisible();
    await expect(page.getByText("between others")).toHaveCount(0);
  }
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/rooms$/);
  owner.close();
});

test("draft and outbox survive the session's end and are sent after the next sign-in", async ({
  browser,
}) => {
  const { reader, room, writer } = await createConversation(browser, baseUrl(), 3);
  const { page } = reader;
  let cut = false;
  await page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) socket.close();
    else socket.connectToServer();
  });
  await page.context().route(/\/socket\.io\//, (route) => (cut ? route.abort() : route.continue()));
  cut = true;
  await openRoom(page, room);
  await writeMessage(page, "written before it ended");
  await expect(tick(page, "written before it ended", "Sending")).toBeVisible();
  const field = page.getByRole("textbox", { name: "Message" });
  await field.fill("in the middle of a sen");
  const device = await signInBot(baseUrl(), reader.email);
  await device.api.delete("/api/sessions");
  device.close();
  cut = false;

  await expect(page).toHaveURL(/\/sign-in\?ended=/, { timeout: 30_000 });
  await expect(page.getByText("Your session has ended.")).toBeVisible();
  await page.getByLabel("Email").fill(reader.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(new RegExp(`/rooms/${room.id}$`));
  await expect(field).toHaveValue("in the middle of a sen");
  await expect(tick(page, "written before it ended", "Sent")).toBeVisible({ timeout: 30_000 });
  await writer.waitForEvent(
    "receive_message",
    ({ messages: [first] }) => first?.content === "written before it ended",
  );
  writer.close();
});
