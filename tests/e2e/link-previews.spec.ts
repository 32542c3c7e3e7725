import { mkdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "@playwright/test";
import postgres from "postgres";
import sharp from "sharp";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot } from "../support/clients/bot";
import { expectNoViolations } from "../support/pages/axe";
import {
  type BrowserUser,
  createBrowserUser,
  messages,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { startServer } from "../support/processes/server";
import { type ServerWithWorker, startServerWithWorker } from "../support/processes/server-with-worker";

const FOLDER = "test-results/screens";
const PAGE = `<html><head><meta charset="utf-8"><title>Plain</title>
  <meta property="og:site_name" content="Harbour News"><meta property="og:image" content="/picture.png">
  <meta property="og:title" content="The Walrus &amp; the Carpenter are back at the pier for one night only">
  <meta name="description" content="The sun was shining on the sea, shining with all his might."></head></html>`;

test.describe.configure({ timeout: 180_000 });

let apart: ServerWithWorker;
let sql: postgres.Sql;
let site: string;
let inner: string;
const servers: Server[] = [];
/** Requests to the allowed site and to the forbidden one. */
const asked: string[] = [];
const askedInside: string[] = [];

test.beforeAll(async () => {
  test.setTimeout(180_000);
  mkdirSync(FOLDER, { recursive: true });
  const picture = await sharp({ create: { width: 1_200, height: 630, channels: 3, background: "#2a6f97" } })
    .withExif({ IFD0: { Copyright: "a camera's words" } })
    .png()
    .toBuffer();
  inner = await serve((path) => {
    askedInside.push(path);
    return { body: "<title>inner secret</title>" };
  });
  site = await serve((path) => {
    asked.push(path);
    if (path === "/picture.png") return { type: "image/png", body: picture };
    return path === "/inwards" ? { location: `${inner}/admin` } : { body: PAGE };
  });
  apart = await startServerWithWorker({ OUTBOUND_ALLOW: new URL(site).host });
  sql = postgres(apart.database.url, { max: 1 });
});
test.afterAll(async () => {
  await sql.end();
  expect(await apart.stop()).toEqual([0, 0]);
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

interface Answer {
  body?: string | Buffer;
  type?: string;
  location?: string;
}

async function serve(answer: (path: string) => Answer): Promise<string> {
  const server = createServer((request, response) => {
    const { body, type = "text/html", location } = answer(request.url ?? "");
    response.writeHead(location ? 302 : 200, { "content-type": type, ...(location && { location }) });
    response.end(body);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Waits until no preview of a sent link is pending. */
const settled = () =>
  expect
    .poll(
      async () =>
        (
          await sql`select message_id::text as id from preview_due
          union all select id::text from graphile_worker.jobs where task_identifier = 'preview_link'`
        ).length,
      { timeout: 20_000 },
    )
    .toBe(0);

/** Creates a group that Ann has open in a page and Bo by socket. */
async function group(ann: BrowserUser, bo: Bot): Promise<string> {
  const answer = await ann.page.request.post("/api/rooms", {
    data: { kind: "group", title: "Harbour", userIds: [bo.userId] },
    headers: { origin: new URL(ann.page.url()).origin },
  });
  const { room } = (await answer.json()) as { room: Room };
  await ann.page.goto(`/rooms/${room.id}`);
  await expect(ann.page.getByRole("log", { name: "Harbour" })).toBeVisible();
  return room.id;
}

const annAt = (browser: Parameters<typeof createBrowserUser>[0], url = apart.server.url) =>
  createBrowserUser(browser, uniqueName("Ann"), { baseURL: url });

const row = (page: Page, text: string): Locator => messages(page).filter({ hasText: text }).last();
const card = (page: Page, path: string): Locator =>
  messages(page).locator(`a[href="${site}${path}"]:has(bdi)`).last();

test("a link preview reaches open pages at once, with an image that only this server has fetched", async ({
  browser,
}) => {
  const ann = await annAt(browser);
  const { page } = ann;
  const bo = await createBot(apart.server.url, "Bo");
  const roomId = await group(ann, bo);
  const abroad: string[] = [];
  page.on("request", (request) => {
    if (request.url().startsWith(site)) abroad.push(request.url());
  });
  await writeMessage(page, `Have you read ${site}/page ?`);
  // An event from the worker through Redis, not a page's catch-up.
  const { message } = await bo.waitForEvent("message_updated");
  expect(message).toMatchObject({
    roomId,
    editedAt: null,
    preview: { url: `${site}/page`, site: "Harbour News" },
  });
  await expect(card(page, "/page")).toContainText("The Walrus & the Carpenter are back");
  await expect(card(page, "/page")).toContainText("The sun was shining on the sea");
  const picture = card(page, "/page").locator("img");
  await expect.poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(216);
  const source = (await picture.getAttribute("src")) ?? "";
  expect(source).toMatch(/^\/api\/previews\/[0-9a-f-]{36}$/);
  const fetched = await page.request.get(source);
  const bytes = await fetched.body();
  expect(fetched.headers()["content-type"]).toBe("image/webp");
  expect(bytes.includes("a camera's words")).toBe(false);
  const stranger = await createBot(apart.server.url, "Eve");
  const refused = await fetch(`${apart.server.url}${source}`, {
    headers: { authorization: `Bearer ${stranger.token}` },
  });
  expect(refused.status).toBe(404);
  expect(abroad).toEqual([]);
  expect(asked).toEqual(["/page", "/picture.png"]);

  await expectNoViolations(page, "a link's card");
  await page.reload();
  await expect(card(page, "/page")).toContainText("The Walrus & the Carpenter are back");
  for (const [width, viewport] of [
    ["desktop", { width: 1_440, height: 900 }],
    ["phone", { width: 390, height: 844 }],
  ] as const)
    for (const colorScheme of ["light", "dark"] as const) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await expect(picture).toBeVisible();
      await page.screenshot({
        path: `${FOLDER}/link-card-${width}-${colorScheme}.png`,
        animations: "disabled",
      });
    }
  for (const one of [bo, stranger]) one.close();
});

test("no preview is fetched from internal addresses, nor where a room or the operator turns previews off", async ({
  browser,
}) => {
  const ann = await annAt(browser);
  const { page } = ann;
  const bo = await createBot(apart.server.url, "Bo");
  const roomId = await group(ann, bo);
  for (const link of [
    `${inner}/admin`,
    `${site}/inwards`,
    "http://10.0.0.1/",
    "http://2130706433/",
    "http://[::ffff:127.0.0.1]/",
  ])
    await bo.sendMessage(roomId, `inside: ${link}`);
  await settled();
  await expect(row(page, "inside: http://[::ffff:127.0.0.1]/")).toBeVisible();
  expect(bo.received("message_updated")).toEqual([]);
  await expect(page.getByText("inner secret")).toHaveCount(0);
  await expect(messages(page).locator("img[src^='/api/previews/']")).toHaveCount(0);
  expect(askedInside).toEqual([]);

  await page.getByRole("button", { name: "Conversation details" }).click();
  const previews = page.getByRole("checkbox", { name: "Link previews" });
  await previews.click();
  await expect(previews).not.toBeChecked();
  await page.keyboard.press("Escape");
  await bo.sendMessage(roomId, `not here: ${site}/quiet`);
  await settled();
  await expect(row(page, "not here:")).toBeVisible();
  await expect(card(page, "/quiet")).toHaveCount(0);

  const without = await startServer({ env: { ...apart.env, LINK_PREVIEWS: "off" } });
  const cy = await createBot(without.url, "Cy");
  const dee = await annAt(browser, without.url);
  await group(dee, cy);
  await writeMessage(dee.page, `nowhere: ${site}/quiet`);
  await cy.waitForEvent(
    "receive_message",
    ({ messages: [message] }) => message?.content.startsWith("nowhere") === true,
  );
  await settled();
  await expect(row(dee.page, "nowhere:")).toBeVisible();
  await expect(card(dee.page, "/quiet")).toHaveCount(0);
  await dee.page.close();
  expect(await without.stop()).toBe(0);
  expect(asked).not.toContain("/quiet");
  for (const one of [bo, cy]) one.close();
});
