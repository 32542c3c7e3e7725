import { createBrowserUser, openDirectRoom, uniqueName, writeMessage } from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";
import { lastMessageWith } from "../support/pages/two-users";

test("each key narrows the people list, so that no response moves a row under the pointer", async ({
  browser,
}) => {
  const stem = uniqueName("Émile");
  const { page } = await createBrowserUser(browser, uniqueName("Ann"));
  for (const last of ["Adam", "Zola"]) await createBrowserUser(browser, `${stem} ${last}`);
  let answer: () => void = () => undefined;
  const awaited = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/users\?query=.*Zola/, async (route) => {
    await awaited;
    await route.continue();
  });
  await page.getByRole("button", { name: "New conversation" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New conversation" });
  const people = dialog.getByRole("option");
  await dialog.getByRole("searchbox", { name: "People" }).fill(stem);
  await expect(people).toHaveCount(2);
  await dialog.getByRole("searchbox", { name: "People" }).fill(`${stem} Zola`);
  await expect(people).toHaveCount(1);
  await people.hover();
  await page.mouse.down();
  const answered = page.waitForResponse(/\/api\/users\?query=.*Zola/);
  answer();
  await (await answered).finished();
  await expect(people).toHaveCount(1);
  await page.mouse.up();
  await expect(page.getByRole("log", { name: `${stem} Zola` })).toBeVisible();
});

test("a room opened while the greeting is in flight stays, though the greeting lacks it (P7)", async ({
  browser,
}) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  const { page } = ann;
  let greet: (() => void) | undefined;
  await page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      if (`${frame}`.startsWith('42["ready"')) greet = () => socket.send(frame);
      else socket.send(frame);
    });
  });
  await page.reload();
  await expect.poll(() => greet !== undefined).toBe(true);
  await openDirectRoom(page, bo.name);
  // The catch-up after the greeting fails: the page keeps its own state.
  await page.route(/\/api\/rooms$/, (route) => route.abort());
  const asked = page.waitForRequest(/\/api\/rooms$/);
  greet?.();
  await asked;
  await writeMessage(page, "still here");
  await expect(
    lastMessageWith(page, "still here").getByRole("img", { name: /Sent|Delivered|Read/ }),
  ).toBeVisible();
  await expect(page.getByRole("log", { name: bo.name })).toBeVisible();
});
