import sharp from "sharp";
import { PASSWORD } from "../support/clients/bot";
import {
  createBrowserUser,
  openDirectRoom,
  openSession,
  signIn,
  uniqueName,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { startServer } from "../support/processes/server";

const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: "#b45309" } })
    .png()
    .toBuffer();

test("the language follows the browser until the user chooses one, and then stays", async ({
  browser,
  page,
}) => {
  const german = await (await browser.newContext({ locale: "de-AT" })).newPage();
  await german.goto("/sign-in");
  await expect(german.getByRole("heading", { name: "Willkommen zurück" })).toBeVisible();
  expect(await german.content()).not.toContain("Welcome back");

  const ann = await createBrowserUser(browser, uniqueName("Ann"));
  await ann.page.goto("/settings");
  await ann.page.getByRole("combobox", { name: "Language" }).selectOption({ label: "العربية" });
  await expect(ann.page.locator("html")).toHaveAttribute("dir", "rtl");
  await expect(ann.page.getByRole("combobox", { name: "اللغة" })).toHaveValue("ar");
  await ann.page.reload();
  await expect(ann.page.getByRole("heading", { name: "الإعدادات" })).toBeVisible();
  await ann.page.getByRole("combobox", { name: "اللغة" }).selectOption({ label: "简体中文" });
  await expect(ann.page.locator("html")).toHaveAttribute("lang", "zh-Hans");
  await expect(ann.page.locator("html")).toHaveAttribute("dir", "ltr");
  await expect(ann.page.getByRole("heading", { name: "设置" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { name: "Welcome back" })).toBeVisible();
});

test("a profile picture is uploaded, shown to others and removed; a file that is no image is refused", async ({
  browser,
}) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await ann.page.goto("/settings");
  const profile = ann.page.getByRole("region", { name: "Profile" });
  const choose = profile.getByLabel("Choose a picture");
  await choose.setInputFiles({ name: "x.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(profile.getByRole("alert")).toHaveText("That kind of file is not accepted.");
  await choose.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: await photo() });
  const picture = profile.locator("img");
  await expect(picture).toBeVisible();
  const address = (await picture.getAttribute("src")) ?? "";
  const served = await bo.page.request.get(address);
  expect(served.status()).toBe(200);
  expect(served.headers()).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    etag: expect.any(String),
  });
  expect(served.headers()["cache-control"]).toContain("immutable");
  await openDirectRoom(bo.page, ann.name);
  await expect(bo.page.locator(`header img[src="${address}"]`)).toBeVisible();
  const stranger = await (await browser.newContext()).newPage();
  expect((await stranger.request.get(new URL(address, ann.page.url()).href)).status()).toBe(401);
  await profile.getByRole("button", { name: "Remove picture" }).click();
  await expect(picture).toHaveCount(0);
  expect((await bo.page.request.get(address, { headers: { "cache-control": "no-cache" } })).status()).toBe(
    404,
  );
});

test("name, password and theme can be changed, and one device signs out another", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(bo.page, ann.name);
  const phone = await (await browser.newContext()).newPage();
  await openSession(phone, ann.email);
  await phone.goto("/rooms");
  await expect(phone.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  const { page } = ann;
  await page.goto("/settings");
  const profile = page.getByRole("region", { name: "Profile" });
  await profile.getByLabel("Name").fill(" ");
  await profile.getByRole("button", { name: "Save" }).click();
  await expect(profile.getByText("Tell us your name.")).toBeVisible();
  const renamed = uniqueName("Anna");
  await profile.getByLabel("Name").fill(renamed);
  await profile.getByRole("button", { name: "Save" }).click();
  await expect(profile.getByText("Saved.")).toBeVisible();
  await expect(bo.page.locator("main header").first()).toContainText(renamed);

  await page.getByText("Dark", { exact: true }).click();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");

  const sessions = page.getByRole("region", { name: "Signed in" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await sessions.getByRole("button", { name: /^End the session of/ }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await expect(phone).toHaveURL(/\/sign-in/);

  const password = page.getByRole("region", { name: "Password" });
  await password.getByLabel("Current password").fill("not the password");
  await password.getByLabel("New password").fill("four words of a song");
  await password.getByRole("button", { name: "Change password" }).click();
  await expect(password.getByText("That is not your current password.")).toBeVisible();
  await password.getByLabel("Current password").fill(PASSWORD);
  await password.getByRole("button", { name: "Change password" }).click();
  await expect(password.getByText("Your password has been changed.")).toBeVisible();
  await signIn(phone, ann.email, "four words of a song");
  await expect(phone.getByRole("navigation", { name: "Rooms" })).toBeVisible();
});

test("read receipts can be turned off and text enlarged", async ({ browser }) => {
  const { page } = await createBrowserUser(browser, uniqueName("Ann"));
  await page.goto("/settings");
  const receipts = page.getByRole("checkbox", { name: /Read receipts/ });
  await receipts.click();
  await expect(receipts).not.toBeChecked();
  await page.getByText("Larger", { exact: true }).click();
  await page.reload();
  await expect(receipts).not.toBeChecked();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("20px");
});

test("with sign-up by invitation, an account needs an invite link", async ({ browser }) => {
  test.setTimeout(120_000);
  const open = await startServer({ env: { REGISTRATION: "open" } });
  const { dataDir } = open;
  const owner = await (await browser.newContext({ baseURL: open.url })).newPage();
  const register = (email: string, more = {}) =>
    owner.request.post("/api/register", { data: { email, name: "Somebody", password: PASSWORD, ...more } });
  expect((await register("ann@example.com")).status()).toBe(201);
  await open.kill();
  const server = await startServer({ env: { REGISTRATION: "invite" }, dataDir, port: open.port });
  try {
    expect((await register("bo@example.com")).status()).toBe(403);
    const { token: bearer } = await (
      await owner.request.post("/api/token", { data: { email: "ann@example.com", password: PASSWORD } })
    ).json();
    const headers = { authorization: `Bearer ${bearer}` };
    const { room } = await (
      await owner.request.post("/api/rooms", {
        headers,
        data: { kind: "group", title: "Choir", userIds: [] },
      })
    ).json();
    const { token } = await (
      await owner.request.post(`/api/rooms/${room.id}/invites`, { headers, data: { maxUses: 1 } })
    ).json();
    await owner.goto("/sign-up");
    await expect(owner.getByRole("heading", { name: "By invitation" })).toBeVisible();
    expect((await register("bo@example.com", { invite: "x".repeat(43) })).status()).toBe(404);
    expect((await register("ann@example.com", { invite: token })).status()).toBe(409);
    expect((await register("bo@example.com", { invite: token })).status()).toBe(201);
    expect((await register("cy@example.com", { invite: token })).status()).toBe(404);
    const seen = await (await owner.request.get(`/api/rooms/${room.id}`, { headers })).json();
    expect(seen.room.members).toHaveLength(2);
  } finally {
    await server.stop();
  }
});
