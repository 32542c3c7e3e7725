import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { startServer } from "../support/server";

test("development starts with people to sign in as, a history to scroll, and hot reload beside the sockets", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const server = await startServer({ mode: "dev" });
  const words = "components/words/en.json";
  const before = await readFile(words, "utf8");
  try {
    await page.goto(`${server.url}/sign-in`);
    await page.getByRole("button", { name: /Ann Becker/ }).click();
    await page.getByRole("button", { name: "Sign in" }).click();
    const rooms = page.getByRole("navigation", { name: "Rooms" }).getByRole("link");
    await expect(rooms.filter({ hasText: "Launch week" })).toBeVisible({ timeout: 60_000 });
    await rooms.filter({ hasText: "Launch week" }).click();
    const log = page.getByRole("log", { name: "Launch week" });
    await expect(log).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText("8 unread")).toBeVisible();
    await log.evaluate((element) => element.scrollTo({ top: 0 }));
    await expect.poll(() => log.getByRole("article").count()).toBeGreaterThan(60);

    await page.getByRole("textbox", { name: "Message" }).fill("kept while the code changes");
    await writeFile(words, before.replace('"Message"', '"Message (reloaded)"'));
    await expect(page.getByRole("textbox", { name: "Message (reloaded)" })).toBeVisible({ timeout: 30_000 });
  } finally {
    await writeFile(words, before);
    await server.stop();
  }
});
