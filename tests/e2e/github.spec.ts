import type { Page } from "@playwright/test";
import { type Bot, createBot, signInBot } from "../support/clients/bot";
import { type FakeGithub, startGithub } from "../support/fakes/github";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";

let github: FakeGithub;
let server: RunningServer;
let victim: Bot;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  github = await startGithub({ id: 7, login: "mallory", name: "Mallory", email: null, emails: [] });
  server = await startServer({
    env: { GITHUB_URL: github.url, GITHUB_ID: "client", GITHUB_SECRET: "secret" },
  });
  victim = await createBot(server.url, "Victim");
});
test.afterAll(async () => {
  victim.close();
  await server.stop();
  github.stop();
});

async function signIn(page: Page): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name: /GitHub/ }).click();
}

const listed = (email: string, primary: boolean, verified: boolean) => ({ email, primary, verified });
const refused = [
  { title: "an unverified primary address", emails: () => [listed(victim.email, true, false)] },
  { title: "a verified address that is not primary", emails: () => [listed(victim.email, false, true)] },
  {
    title: "the first of several addresses, none of them primary and verified",
    emails: () => [listed(victim.email, false, false), listed("mallory@example.com", true, false)],
  },
  { title: "no address at all", emails: () => [] },
  { title: "a public address of the profile", emails: () => [], email: () => victim.email },
];

for (const { title, emails, email } of refused) {
  test(`GitHub sign-in opens no account with ${title}`, async ({ page }) => {
    github.account = { ...github.account, emails: emails(), email: email?.() ?? null };
    await signIn(page);
    await expect(page).toHaveURL(/\/sign-in\?.*error=/);
    expect((await page.request.get(`${server.url}/api/me`)).status()).toBe(401);
    const again = await signInBot(server.url, victim.email);
    again.close();
    expect((await victim.api.get<{ user: { id: string } }>("/api/me")).user.id).toBe(victim.userId);
  });
}

test("GitHub signs in with the primary verified address", async ({ page }) => {
  const emails = [listed(victim.email, false, false), listed("ada@example.com", true, true)];
  github.account = { id: 8, login: "ada", name: "Ada", email: victim.email, emails };
  await signIn(page);
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  const answer = await page.request.get(`${server.url}/api/me`);
  expect(((await answer.json()) as { user: unknown }).user).toMatchObject({
    name: "Ada",
    email: "ada@example.com",
  });
});
