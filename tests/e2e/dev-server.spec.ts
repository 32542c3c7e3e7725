import { readFile, writeFile } from "node:fs/promises";
import { waitForHydration } from "../support/pages/message-log";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";

const WORDS = "components/i18n/en.json";
let before: string;
let server: RunningServer;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  before = await readFile(WORDS, "utf8");
  server = await startServer({ mode: "dev" });
});
test.afterAll(async () => {
  await writeFile(WORDS, before);
  await server.stop();
});

test("the development server starts with demo accounts, a long history, and hot reload beside the sockets", async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name: /Ann Becker/ }).click();
  await page.getByRole("button", { name: "Sign in" }).click();
  const rooms = page.getByRole("navigation", { name: "Rooms" }).getByRole("link");
  await expect(rooms.filter({ hasText: "Launch week" })).toBeVisible({ timeout: 120_000 });
  await rooms.filter({ hasText: "Launch week" }).click();
  const log = page.getByRole("log", { name: "Launch week" });
  await expect(log).toBeVisible({ timeout: 120_000 });
  await expect(log.getByText("8 unread")).toBeVisible();
  // Clicked before the scripts loaded, the link led to a server-rendered page.
  await waitForHydration(page);
  await log.evaluate((element) => element.scrollTo({ top: 0 }));
  await expect.poll(() => log.getByRole("article").count()).toBeGreaterThan(60);

  await writeFile(WORDS, before.replaceAll('"Message"', '"Message (reloaded)"'));
  await expect(page.getByRole("textbox", { name: "Message (reloaded)" })).toBeVisible({ timeout: 30_000 });
  await page.getByRole("textbox", { name: "Message (reloaded)" }).fill("still connected");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(
    log.getByRole("article").filter({ hasText: "still connected" }).getByRole("img", { name: "Sent" }),
  ).toBeVisible();
});
