import { PASSWORD } from "../support/clients/bot";
import {
  createBrowserUser,
  openDirectRoom,
  signIn,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { startServer } from "../support/processes/server";

test("a wrong password and a taken e-mail address are reported", async ({ browser, page }) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  await signIn(page, ann.email, "not the password");
  await expect(page.getByRole("alert").filter({ hasText: "Wrong e-mail or password." })).toBeVisible();
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ann again");
  await page.getByLabel("Email").fill(ann.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
});

test("signing out ends the session on the server too, and pages then ask to sign in", async ({ browser }) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  const cookies = await ann.page.context().cookies();
  await ann.page.getByRole("link", { name: "Settings" }).click();
  await ann.page.getByRole("button", { name: "Sign out" }).click();
  await expect(ann.page).toHaveURL(/\/sign-in/);
  await ann.page.context().addCookies(cookies);
  await ann.page.goto("/rooms");
  await expect(ann.page).toHaveURL(/\/sign-in/);
});

test("password guessing locks out unknown browsers, but not the owner's usual one", async ({ browser }) => {
  const server = await startServer({ env: { RATE_LIMIT_SCALE: "1" } });
  try {
    const ann = await createBrowserUser(browser, uniqueName("Ann"), { baseURL: server.url });
    await ann.page.getByRole("link", { name: "Settings" }).click();
    await ann.page.getByRole("button", { name: "Sign out" }).click();
    await expect(ann.page).toHaveURL(/\/sign-in/);
    const body = JSON.stringify({ email: ann.email, password: "a guess" });
    const headers = { "content-type": "application/json" };
    for (let n = 0; n < 10; n += 1)
      expect((await fetch(`${server.url}/api/token`, { method: "POST", headers, body })).status).toBe(401);
    const strange = await (await browser.newContext({ baseURL: server.url })).newPage();
    await signIn(strange, ann.email);
    await expect(strange.getByRole("alert").filter({ hasText: "Too many tries." })).toBeVisible();
    await signIn(ann.page, ann.email);
    await expect(ann.page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
    // The device cookie reveals no user and is hidden from scripts.
    const cookies = await ann.page.context().cookies();
    expect(cookies.find(({ name }) => name === "parley-browser")).toMatchObject({
      httpOnly: true,
      sameSite: "Lax",
      value: expect.not.stringContaining(ann.email),
    });
  } finally {
    await server.stop();
  }
});

test("a user without rooms sees how to begin, and a foreign room is not found", async ({ browser }) => {
  const [ann, bo, cy] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
    await createBrowserUser(browser, uniqueName("Cy")),
  ];
  await expect(cy.page.getByRole("button", { name: "New conversation" }).first()).toBeVisible();
  await openDirectRoom(ann.page, bo.name);
  await writeMessage(ann.page, "between us");
  await cy.page.goto(new URL(ann.page.url()).pathname);
  await expect(cy.page.getByRole("log")).toHaveCount(0);
  await expect(cy.page.getByText("between us")).toHaveCount(0);
});
