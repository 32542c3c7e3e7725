import { TOTP } from "otpauth";
import { PASSWORD } from "../support/clients/bot";
import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  openDirectRoom,
  signIn,
  signUp,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { chooseMenuItem, lastMessageWith } from "../support/pages/two-users";
import { type RunningServer, startServer } from "../support/processes/server";

/** E-mail address of the administrator. */
const ROOT = "root@example.com";
let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer({ env: { RATE_LIMIT_SCALE: "100", ADMIN_EMAIL: ROOT } });
});
test.afterAll(async () => {
  await server.stop();
});

/** The server's public URL behind TLS. */
const APP_URL = "https://chat.example.org";
const PHONE = { width: 390, height: 844 };

test("a second factor is set up, required at sign-in, and replaced once by a recovery code", async ({
  browser,
}) => {
  const { page, email } = await createBrowserUser(browser, "Ann", { baseURL: server.url, viewport: PHONE });
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Second factor" });
  await section.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog", { name: "Second factor" });
  await dialog.getByLabel("Current password").fill("not it");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText("That is not your password.")).toBeVisible();
  await dialog.getByLabel("Current password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByRole("img", { name: "QR code with the key" })).toBeVisible();
  await expectNoViolations(page, "the key of a second factor");
  const key = await dialog.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{1,4})+$/).textContent();
  const totp = new TOTP({ secret: (key ?? "").replaceAll(" ", "") });
  await dialog.getByRole("textbox", { name: "Code" }).fill(totp.generate());
  await dialog.getByRole("button", { name: "Turn on" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? "";
  await page.getByRole("button", { name: "I have kept them" }).click();
  await expect(section.getByText("10 recovery codes are left.")).toBeVisible();

  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, email, "not it");
  await expect(page.getByRole("alert").filter({ hasText: "Wrong e-mail or password." })).toBeVisible();
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("textbox", { name: "Code" })).toBeFocused();
  await expectNoViolations(page, "the second step of a sign-in");
  await page.getByRole("textbox", { name: "Code" }).fill("000 000");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "That code does not work." })).toBeVisible();
  // The enrolment code is used up; the next time step's code is valid already.
  await page.getByRole("textbox", { name: "Code" }).fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();

  for (const works of [true, false]) {
    const elsewhere = await (await browser.newContext({ baseURL: server.url })).newPage();
    await signIn(elsewhere, email);
    await elsewhere.getByRole("button", { name: "Use a recovery code" }).click();
    await elsewhere.getByLabel("Recovery code").fill(recovery);
    await elsewhere.getByRole("button", { name: "Sign in" }).click();
    if (works) await expect(elsewhere.getByRole("navigation", { name: "Rooms" })).toBeVisible();
    else await expect(elsewhere.getByRole("alert").filter({ hasText: "does not work" })).toBeVisible();
  }
});

test("a report reaches the administrators, who delete the message and suspend its author", async ({
  browser,
}) => {
  const options = { baseURL: server.url };
  const [bo, cy] = [
    await createBrowserUser(browser, "Bo", options),
    await createBrowserUser(browser, "Cyrus", options),
  ];
  await openDirectRoom(bo.page, "Cyrus");
  await writeMessage(bo.page, "something vile");
  await openDirectRoom(cy.page, "Bo");
  await chooseMenuItem(lastMessageWith(cy.page, "something vile"), "Report");
  const dialog = cy.page.getByRole("dialog", { name: "Report message" });
  await dialog.getByLabel("Insult or harassment").check();
  await dialog.getByLabel("Anything to add?").fill("please look");
  await expectNoViolations(cy.page, "a report");
  await dialog.getByRole("button", { name: "Send report" }).click();
  await expect(cy.page.getByText("Thank you.", { exact: false })).toBeVisible();

  await cy.page.getByRole("button", { name: "Conversation details" }).click();
  const details = cy.page.getByRole("complementary", { name: "Details" });
  await details.getByRole("button", { name: "Block" }).click();
  await cy.page.getByRole("alertdialog").getByRole("button", { name: "Block" }).click();
  await expect(cy.page.getByText("You have blocked Bo.")).toBeVisible();
  await expectNoViolations(cy.page, "a room whose other member is blocked");
  await writeMessage(bo.page, "are you there?");
  await expect(
    lastMessageWith(bo.page, "are you there?").getByRole("img", { name: "Not sent" }),
  ).toBeVisible();
  await cy.page.goto("/settings");
  const blocked = cy.page.getByRole("region", { name: "Blocked people" });
  await blocked.getByRole("button", { name: "Unblock Bo" }).click();
  await expect(blocked.getByText("You have blocked nobody.")).toBeVisible();
  await bo.page.getByRole("button", { name: "Retry" }).click();
  await expect(
    lastMessageWith(bo.page, "are you there?").getByRole("img", { name: /Sent|Delivered/ }),
  ).toBeVisible();

  const desk = await (await browser.newContext({ baseURL: server.url })).newPage();
  await signUp(desk, "Root", ROOT);
  await desk.goto("/admin?show=reports");
  const report = desk.getByRole("listitem").filter({ hasText: "Cyrus about Bo" });
  await expect(report.getByText("please look")).toBeVisible();
  await expectNoViolations(desk, "reports");
  await report.getByRole("button", { name: "Delete message" }).click();
  await expect(report.getByText("Deleted since")).toBeVisible();
  await expect(lastMessageWith(bo.page, "something vile")).toHaveCount(0);
  await report.getByRole("button", { name: "Suspend Bo" }).click();
  await desk.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(bo.page).toHaveURL(/\/sign-in/);
  await signIn(bo.page, bo.email);
  await expect(bo.page.getByRole("alert").filter({ hasText: "This account is suspended." })).toBeVisible();
  await report.getByRole("button", { name: "Close as dealt with" }).click();
  await expect(desk.getByText("Nothing to look at")).toBeVisible();

  await desk.setViewportSize(PHONE);
  await desk.goto("/admin");
  await desk.getByRole("searchbox", { name: "Name or e-mail" }).fill("Bo");
  await expectNoViolations(desk, "people on a phone");
  await desk.getByRole("button", { name: "Restore Bo" }).click();
  await expect(desk.getByRole("button", { name: "Suspend Bo" })).toBeVisible();
  await desk.goto("/admin?show=log");
  await desk.getByRole("combobox", { name: "What happened" }).selectOption("suspended");
  await expect(desk.getByRole("list", { name: "Audit log" }).getByRole("listitem")).toHaveCount(1);
  await expectNoViolations(desk, "the audit log on a phone");
  const stranger = await cy.page.request.get("/admin");
  expect(stranger.status()).toBe(404);
});

test("behind TLS the session cookie is secure and bound to the host, and each sign-in begins a new session", async () => {
  const secure = await startServer({ env: { APP_URL } });
  try {
    // The address that the TLS-terminating proxy uses.
    const url = `http://127.0.0.1:${secure.port}`;
    const email = "ann@example.com";
    const registered = await fetch(`${url}/api/register`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ email, name: "Ann", password: PASSWORD }),
    });
    expect(registered.status).toBe(201);
    const given = async (cookie = "") => {
      const csrf = await fetch(`${url}/api/auth/csrf`);
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const jar = csrf.headers.getSetCookie().map((one) => one.split(";")[0]);
      const answer = await fetch(`${url}/api/auth/callback/credentials`, {
        method: "POST",
        redirect: "manual",
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          origin: APP_URL,
          cookie: [...jar, cookie].join("; "),
        },
        body: new URLSearchParams({ csrfToken, email, password: PASSWORD, json: "true" }),
      });
      return answer.headers.getSetCookie().find((one) => one.startsWith("__Host-parley-session=")) ?? "";
    };
    const first = await given();
    for (const flag of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(first).toContain(flag);
    expect(first).not.toContain("Domain");
    const [old = ""] = first.split(";");
    const second = await given(old);
    expect(second.split(";")[0]).not.toBe(old);
    const status = async (cookie: string) => (await fetch(`${url}/api/me`, { headers: { cookie } })).status;
    expect(await status(second.split(";")[0] ?? "")).toBe(200);
    expect(await status(old)).toBe(401);
  } finally {
    await secure.stop();
  }
});
