import { expectNoViolations } from "../support/pages/axe";
import { createBrowserUser, messages, uniqueName, writeMessage } from "../support/pages/browser-user";
import { photoFile } from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";

test("a user without contacts is led to people, to a group with a picture and to an invite link", async ({
  browser,
}) => {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page } = ann;
  const rooms = page.getByRole("navigation", { name: "Rooms" });
  await expect(page.getByRole("heading", { name: `Welcome, ${ann.name}` })).toBeVisible();
  await rooms.getByRole("button", { name: "Find people" }).click();
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  await expect(dialog.getByRole("searchbox", { name: "People" })).toBeFocused();
  await page.keyboard.press("Escape");

  await rooms.getByRole("button", { name: "Copy an invite link" }).click();
  await expect(page.getByText("Link copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(link);
  await expect(stranger.getByRole("button", { name: "Create account" })).toBeVisible();

  await rooms.getByRole("button", { name: "Create a group" }).click();
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(dialog.getByLabel("Group name")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Choose a picture").setInputFiles(await photoFile("choir.jpg", 300, 300));
  await dialog.getByLabel("Group name").fill("Choir");
  await expectNoViolations(page, "a group is made");
  await dialog.getByRole("button", { name: "Create group" }).click();
  await expect(page.getByRole("log", { name: "Choir" })).toBeVisible();
  await expect(page.locator("main header img").first()).toHaveAttribute("src", /\/api\/pictures\//);
  await writeMessage(page, "the first word");
  await expect(messages(page).last()).toContainText("the first word");

  // Sets the room's notifications and its invite link.
  await page.getByRole("button", { name: "Conversation details" }).click();
  const details = page.getByRole("complementary", { name: "Details" });
  await details.getByText("Mentions", { exact: true }).click();
  const roomId = new URL(page.url()).pathname.split("/").at(-1);
  await expect
    .poll(async () => (await (await page.request.get(`/api/rooms/${roomId}`)).json()).room.notify)
    .toBe("mentions");
  await details.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Add people" })).toBeVisible();
  await expectNoViolations(page, "people are added");
});
