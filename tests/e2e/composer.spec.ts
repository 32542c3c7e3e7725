import {
  createBrowserUser,
  messages,
  openDirectRoom,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

test("Enter sends, Shift+Enter breaks the line, and the field grows to at most ten lines", async ({
  browser,
}) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const field = ann.page.getByRole("textbox", { name: "Message" });
  const height = async () => (await field.boundingBox())?.height ?? 0;
  const one = await height();
  await field.pressSequentially("one");
  await field.press("Shift+Enter");
  await field.pressSequentially("two");
  expect(await height()).toBeGreaterThan(one);
  await field.press("Enter");
  await expect(messages(ann.page).last()).toContainText("one\ntwo", { useInnerText: true });
  await field.fill(Array.from({ length: 10 }, (_, n) => `${n}`).join("\n"));
  const ten = await height();
  await field.fill(Array.from({ length: 40 }, (_, n) => `${n}`).join("\n"));
  expect(await height()).toBe(ten);
});

test("each room's draft survives a reload", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  const cy = await createBrowserUser(browser, uniqueName("Cy"));
  await openDirectRoom(ann.page, bo.name);
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.fill("for Bo");
  await openDirectRoom(ann.page, cy.name);
  await expect(field).toHaveValue("");
  await field.fill("for Cy");
  await ann.page.reload();
  await expect(field).toHaveValue("for Cy");
  await openDirectRoom(ann.page, bo.name);
  await expect(field).toHaveValue("for Bo");
});

test("typing @ completes a name by keyboard, and that user is mentioned", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.pressSequentially("hi @bo");
  const option = ann.page
    .getByRole("listbox", { name: "Suggestions" })
    .getByRole("option", { name: bo.name });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(field).toHaveAttribute("aria-activedescendant", (await option.getAttribute("id")) ?? "");
  await field.press("Enter");
  await expect(field).toHaveValue(`hi @${bo.name} `);
  await field.pressSequentially("there");
  await field.press("Enter");
  const sent = messages(ann.page).last();
  await expect(sent.locator("[data-mention]")).toHaveText(`@${bo.name}`);
  await openDirectRoom(bo.page, ann.name);
  await expect(messages(bo.page).last().locator("[data-mention]")).toHaveText(`@${bo.name}`);
});

test("emoji are entered by shortcode, suggestion list and picker", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.pressSequentially("so :octop");
  await expect(ann.page.getByRole("option", { name: ":octopus:" })).toBeVisible();
  await field.press("Tab");
  await expect(field).toHaveValue("so 🐙");
  await field.pressSequentially(" and :smile:");
  await expect(field).toHaveValue("so 🐙 and 😄");
  await ann.page.getByRole("button", { name: "Insert emoji" }).click();
  await ann.page.getByRole("searchbox", { name: "Search emoji" }).fill("tiger face");
  await expect(ann.page.getByRole("dialog", { name: "Emoji" }).getByText("🐯")).toBeVisible();
  await ann.page.keyboard.press("Enter");
  await expect(field).toHaveValue("so 🐙 and 😄🐯");
  await expect(field).toBeFocused();
});

test("Ctrl+B and Ctrl+I toggle Markdown around the selection", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.fill("word");
  await field.press("ControlOrMeta+a");
  await field.press("ControlOrMeta+b");
  await expect(field).toHaveValue("**word**");
  await field.press("ControlOrMeta+b");
  await expect(field).toHaveValue("word");
  await field.press("ControlOrMeta+i");
  await expect(field).toHaveValue("_word_");
  await field.press("ControlOrMeta+z");
  await expect(field).toHaveValue("word");
});

test("the draft survives the session's end until the next sign-in", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  await writeMessage(ann.page, "before");
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.fill("in the middle of a sen");
  const address = new URL(ann.page.url()).pathname;
  await ann.page.evaluate(async () => {
    const { sessions } = await (await fetch("/api/sessions")).json();
    for (const { id } of sessions) await fetch(`/api/sessions/${id}`, { method: "DELETE" });
  });
  await expect(ann.page).toHaveURL(/sign-in/);
  await ann.page.getByLabel("Email").fill(ann.email);
  await ann.page.getByLabel("Password").fill("correct horse");
  await ann.page.getByRole("button", { name: "Sign in" }).click();
  await expect(ann.page.getByRole("navigation", { name: "Rooms" })).toBeVisible();
  await ann.page.goto(address);
  await expect(field).toHaveValue("in the middle of a sen");
});

test("on a phone a tap on Send keeps the field in focus", async ({ browser }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann"), phone),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const field = ann.page.getByRole("textbox", { name: "Message" });
  await field.tap();
  await field.fill("by thumb");
  await ann.page.getByRole("button", { name: "Send" }).tap();
  await expect(messages(ann.page).last()).toContainText("by thumb");
  await expect(field).toBeFocused();
  await expect(field).toHaveCSS("font-size", "16px");
});
