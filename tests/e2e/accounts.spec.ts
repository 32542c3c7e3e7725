import { PASSWORD } from "../support/bot";
import { openDirect, signIn, unique, visitor, write } from "../support/page";
import { expect, test } from "../support/test";

test("a wrong password is told, and so is a taken address", async ({ browser, page }) => {
  const ann = await visitor(browser, unique("Ann"));
  await signIn(page, ann.email, "not the password");
  await expect(page.getByRole("alert").filter({ hasText: "Wrong e-mail or password." })).toBeVisible();
  await page.goto("/sign-up");
  await page.getByLabel("Name").fill("Ann again");
  await page.getByLabel("Email").fill(ann.email);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
});

test("signing out ends the session, on the server too, and pages then ask to sign in", async ({
  browser,
}) => {
  const ann = await visitor(browser, unique("Ann"));
  const cookies = await ann.page.context().cookies();
  await ann.page.getByRole("link", { name: "Settings" }).click();
  await ann.page.getByRole("button", { name: "Sign out" }).click();
  await expect(ann.page).toHaveURL(/\/sign-in/);
  await ann.page.context().addCookies(cookies);
  await ann.page.goto("/rooms");
  await expect(ann.page).toHaveURL(/\/sign-in/);
});

test("a person without rooms is shown how to begin, and a room of another is not there", async ({
  browser,
}) => {
  const [ann, bo, cy] = [
    await visitor(browser, unique("Ann")),
    await visitor(browser, unique("Bo")),
    await visitor(browser, unique("Cy")),
  ];
  await expect(cy.page.getByRole("button", { name: "New conversation" }).first()).toBeVisible();
  await openDirect(ann.page, bo.name);
  await write(ann.page, "between us");
  await cy.page.goto(new URL(ann.page.url()).pathname);
  await expect(cy.page.getByRole("log")).toHaveCount(0);
  await expect(cy.page.getByText("between us")).toHaveCount(0);
});
