import type { Page } from "@playwright/test";
import { findFreePort } from "@/lib/server/db/embedded/wait-until-ready";
import { createBot } from "../support/clients/bot";
import { OIDC_CLIENT, type OidcIssuer, startOidcIssuer } from "../support/fakes/oidc-issuer";
import { expect, test } from "../support/pages/test";
import { type RunningServer, startServer } from "../support/processes/server";

let issuer: OidcIssuer;
let server: RunningServer;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  const port = await findFreePort();
  issuer = await startOidcIssuer(`http://localhost:${port}/api/auth/callback/oidc`);
  server = await startServer({
    port,
    env: { OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: OIDC_CLIENT.id, OIDC_CLIENT_SECRET: OIDC_CLIENT.secret },
  });
});
test.afterAll(async () => {
  await server.stop();
  issuer.stop();
});

async function signInAs(page: Page, login: string): Promise<void> {
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole("button", { name: /localhost/ }).click();
  await page.getByPlaceholder("Enter any login").fill(login);
  await page.getByPlaceholder("and password").fill("whatever");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("a user signs in at an OpenID Connect issuer and gets the same account the next time", async ({
  browser,
}) => {
  const ids: unknown[] = [];
  for (let visit = 0; visit < 2; visit += 1) {
    const page = await (await browser.newContext()).newPage();
    await signInAs(page, "ada");
    await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
    const answer = await page.request.get(`${server.url}/api/me`);
    const { user } = (await answer.json()) as { user: { id: string; name: string; email: string } };
    expect(user).toMatchObject({ name: "ada of the issuer", email: "ada@example.com" });
    ids.push(user.id);
  }
  expect(ids[0]).toBe(ids[1]);
});

test("an e-mail address that the issuer has not verified opens no account", async ({ page }) => {
  await createBot(server.url, "Mallory");
  await signInAs(page, "mallory");
  await expect(page).toHaveURL(/\/sign-in/);
  expect((await page.request.get(`${server.url}/api/me`)).status()).toBe(401);
});
