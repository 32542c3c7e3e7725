import { readFile } from "node:fs/promises";
import { createBrowserUser, messages, openDirectRoom, tick, uniqueName } from "../support/pages/browser-user";
import { attachFiles, photoFile, textFile } from "../support/pages/composer-files";
import { expect, test } from "../support/pages/test";
import { chooseMenuItem, lastMessageWith, twoUsers } from "../support/pages/two-users";

test("files forwarded offline arrive after a reload and outlive the original message", async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const [ann, bo] = await twoUsers(browser);
  const cy = await createBrowserUser(browser, uniqueName("Cy"));
  const rooms = bo.page.getByRole("navigation", { name: "Rooms" });
  await openDirectRoom(bo.page, cy.name);
  await rooms.getByRole("link", { name: ann.name }).click();
  const sendAll = async (text: string, ...files: Parameters<typeof attachFiles>[1][]) => {
    await attachFiles(ann.page, ...files);
    await ann.page.getByRole("textbox", { name: "Message" }).fill(text);
    await ann.page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(tick(ann.page, text, "Read")).toBeVisible({ timeout: 20_000 });
  };
  await sendAll("the harbour", await photoFile("harbour.jpg", 1_200, 900), textFile("minutes.txt"));
  await sendAll("taken back", textFile("secret.txt"));

  let cut = true;
  await bo.page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) socket.close();
    else socket.connectToServer();
  });
  await bo.page.context().route(/\/socket\.io\//, (route) => (cut ? route.abort() : route.continue()));
  await bo.page.reload();
  for (const text of ["the harbour", "taken back"]) {
    await chooseMenuItem(lastMessageWith(bo.page, text), "Forward");
    const dialog = bo.page.getByRole("dialog", { name: "Forward to" });
    await dialog.getByRole("checkbox", { name: cy.name }).check();
    await dialog.getByRole("button", { name: "Forward" }).click();
    await expect(dialog).toHaveCount(0);
  }
  await rooms.getByRole("link", { name: cy.name }).click();
  const waiting = lastMessageWith(bo.page, "the harbour").getByRole("img", { name: "Photo harbour.jpg" });
  await expect
    .poll(() => waiting.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(0);
  await chooseMenuItem(lastMessageWith(ann.page, "taken back"), "Delete for everyone");
  await ann.page.getByRole("alertdialog").getByRole("button", { name: "Delete for everyone" }).click();
  await expect(lastMessageWith(ann.page, "taken back")).toHaveCount(0);
  await bo.page.reload();
  await expect(messages(bo.page)).toHaveCount(2);
  cut = false;
  await expect(tick(bo.page, "the harbour", /Sent|Delivered/)).toBeVisible({ timeout: 30_000 });
  const refused = lastMessageWith(bo.page, "taken back");
  await expect(refused).toContainText("The files to forward are no longer there.", { timeout: 20_000 });
  await refused.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(refused).toHaveCount(0);

  // The original is deleted; its forwarded copy stays.
  await chooseMenuItem(lastMessageWith(ann.page, "the harbour"), "Delete for everyone");
  await ann.page.getByRole("alertdialog").getByRole("button", { name: "Delete for everyone" }).click();
  await expect(lastMessageWith(ann.page, "the harbour")).toHaveCount(0);
  await openDirectRoom(cy.page, bo.name);
  const got = lastMessageWith(cy.page, "the harbour");
  await got.getByRole("button", { name: "Open harbour.jpg" }).click();
  const large = cy.page
    .getByRole("dialog", { name: "Photos and videos" })
    .getByRole("img", { name: "Photo harbour.jpg" });
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1_200);
  await cy.page.keyboard.press("Escape");
  const saved = cy.page.waitForEvent("download");
  await got.getByRole("link", { name: /^Download minutes.txt/ }).click();
  expect((await readFile(await (await saved).path())).toString()).toBe("minutes.txt");
  await expect(messages(cy.page)).toHaveCount(1);
});
