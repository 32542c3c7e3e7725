import { randomUUID } from "node:crypto";
import { type APIResponse, type Browser, expect, type Locator, type Page } from "@playwright/test";
import { PASSWORD } from "../clients/bot";

/** A user in their own browser, signed up and on the rooms page. */
export interface BrowserUser {
  name: string;
  email: string;
  page: Page;
}

type ContextOptions = Parameters<Browser["newContext"]>[0];

/** Signs up over REST; `two-users.spec.ts` covers sign-up through the page. */
export async function createBrowserUser(
  browser: Browser,
  name: string,
  options: ContextOptions = {},
): Promise<BrowserUser> {
  const page = await (await browser.newContext(options)).newPage();
  const email = `${randomUUID()}@example.com`;
  await accepted(page.request.post("/api/register", { data: { email, name, password: PASSWORD } }));
  await openSession(page, email);
  await page.goto("/rooms");
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  return { name, email, page };
}

/** Gives the browser of `page` a session without showing a page. */
export async function openSession(page: Page, email: string): Promise<void> {
  const csrf = await accepted(page.request.get("/api/auth/csrf"));
  const { csrfToken } = await csrf.json();
  const form = { csrfToken, email, password: PASSWORD, json: "true" };
  // The server accepts forms from its own origin only.
  const headers = { origin: new URL(csrf.url()).origin };
  await accepted(page.request.post("/api/auth/callback/credentials", { form, headers }));
}

async function accepted(request: Promise<APIResponse>): Promise<APIResponse> {
  const response = await request;
  if (!response.ok())
    throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  return response;
}

/** Signs up through the page. */
export async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
}

export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Opens the direct room with `name` through the page. */
export async function openDirectRoom(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "New conversation" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  await dialog.getByRole("searchbox", { name: "People" }).fill(name);
  await dialog.getByRole("option", { name }).first().click();
  await expect(page.getByRole("log", { name })).toBeVisible();
}

export async function writeMessage(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

/** Returns the message texts of the conversation, top to bottom. */
export function messages(page: Page): Locator {
  return page.getByRole("log").getByRole("article");
}

/** Returns the tick of the last message that contains `text`. */
export function tick(page: Page, text: string, name: string | RegExp): Locator {
  return messages(page).filter({ hasText: text }).last().getByRole("img", { name, exact: true });
}

/** Returns a name unique in the run, so that the people search finds one user. */
export const uniqueName = (name: string): string => `${name} ${randomUUID().slice(0, 8)}`;
