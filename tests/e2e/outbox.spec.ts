import { expectNoViolations } from "../support/pages/axe";
import {
  createBrowserUser,
  messages,
  openDirectRoom,
  signIn,
  tick,
  uniqueName,
  writeMessage,
} from "../support/pages/browser-user";
import { expect, test } from "../support/pages/test";

test("messages written offline survive a reload and are sent once and in order when the network returns", async ({
  browser,
}) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  await writeMessage(ann.page, "before");
  await expect(tick(ann.page, "before", "Delivered")).toBeVisible();

  // The socket is cut and cannot reconnect while pages still load, as behind a broken proxy.
  let cut = true;
  await ann.page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) socket.close();
    else socket.connectToServer();
  });
  await ann.page.context().route(/\/socket\.io\//, (route) => (cut ? route.abort() : route.continue()));
  await ann.page.reload();
  await expect(ann.page.getByRole("log")).toBeVisible();
  for (const text of ["one offline", "two offline", "three offline"]) await writeMessage(ann.page, text);
  await expect(tick(ann.page, "three offline", "Sending")).toBeVisible();
  await ann.page.reload();
  await expect(messages(ann.page).filter({ hasText: "offline" })).toHaveCount(3);
  await expect(tick(ann.page, "three offline", "Sending")).toBeVisible();
  await expect(
    ann.page
      .getByRole("status")
      .filter({ hasText: /connection|offline/i })
      .first(),
  ).toBeVisible();

  cut = false;
  await expect(tick(ann.page, "three offline", "Delivered")).toBeVisible({ timeout: 30_000 });
  await bo.page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: ann.name }).click();
  const offline = messages(bo.page).filter({ hasText: "offline" });
  await expect(offline).toHaveCount(3);
  await expect(offline.nth(0)).toContainText("one offline");
  await expect(offline.nth(1)).toContainText("two offline");
  await expect(offline.nth(2)).toContainText("three offline");
});

test("a message written before the socket's library has loaded shows at once, survives a reload and is sent", async ({
  browser,
}) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const address = new URL(ann.page.url()).pathname;
  // Without the service worker, which has the script. Socket.IO names its protocol version in it.
  const cookies = await ann.page.context().cookies();
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.addCookies(cookies);
  const page = await context.newPage();
  const refused: string[] = [];
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    const response = await route.fetch();
    if (/\bEIO\b/.test(await response.text())) {
      refused.push(route.request().url());
      return route.abort();
    }
    await route.fulfill({ response });
  });
  await page.goto(address);
  await writeMessage(page, "written early");
  await expect(tick(page, "written early", "Sending")).toBeVisible();
  await expect.poll(() => refused.length).toBeGreaterThan(0);
  await page.unrouteAll({ behavior: "wait" });
  await page.reload();
  await expect(tick(page, "written early", "Delivered")).toBeVisible({ timeout: 30_000 });
  await expect(messages(page).filter({ hasText: "written early" })).toHaveCount(1);
});

test("a message survives a crash of the page and is sent afterwards", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const address = new URL(ann.page.url()).pathname;
  let cut = true;
  await ann.page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    if (cut) socket.close();
    else socket.connectToServer();
  });
  await ann.page.context().route(/\/socket\.io\//, (route) => (cut ? route.abort() : route.continue()));
  await ann.page.reload();
  await writeMessage(ann.page, "before the crash");
  await expect(tick(ann.page, "before the crash", "Sending")).toBeVisible();
  await ann.page.getByRole("textbox", { name: "Message" }).fill("and half of a sen");
  await expect(ann.page.getByRole("status").filter({ hasText: "No connection" })).toBeVisible();
  await expectNoViolations(ann.page, "no connection");
  const crashed = ann.page.waitForEvent("crash");
  await ann.page.goto("chrome://crash").catch(() => undefined);
  await crashed;
  const again = await ann.page.context().newPage();
  await again.goto(address);
  await expect(tick(again, "before the crash", "Sending")).toBeVisible();
  await expect(again.getByRole("textbox", { name: "Message" })).toHaveValue("and half of a sen");
  cut = false;
  await expect(tick(again, "before the crash", "Delivered")).toBeVisible({ timeout: 30_000 });
});

test("two tabs of one user show the same messages, each once", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  const second = await ann.page.context().newPage();
  await second.goto(new URL(ann.page.url()).pathname);
  await expect(second.getByRole("log")).toBeVisible();
  await writeMessage(ann.page, "from the first tab");
  await writeMessage(second, "from the second tab");
  await writeMessage(ann.page, "and the first again");
  for (const page of [ann.page, second]) {
    await expect(tick(page, "and the first again", "Delivered")).toBeVisible();
    await expect(messages(page)).toHaveCount(3);
  }
  await ann.page.close();
  await writeMessage(second, "the second leads now");
  await expect(tick(second, "the second leads now", "Delivered")).toBeVisible();
});

test("reading on one device clears unread on the other", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  const phone = await (await browser.newContext()).newPage();
  await signIn(phone, bo.email);
  await openDirectRoom(ann.page, bo.name);
  for (const text of ["one", "two", "three"]) await writeMessage(ann.page, text);
  const row = (page: typeof phone) =>
    page.getByRole("navigation", { name: "Rooms" }).getByRole("link", { name: ann.name });
  await expect(row(phone)).toContainText("3");
  await expect(row(bo.page)).toContainText("3");
  await row(bo.page).click();
  await expect(tick(ann.page, "three", "Read")).toBeVisible();
  await expect(row(phone)).not.toContainText("3 unread");
  await expect(row(phone).getByText("3", { exact: true })).toHaveCount(0);
});

test("a refused message stays in place with Retry and Delete", async ({ browser }) => {
  const [ann, bo] = [
    await createBrowserUser(browser, uniqueName("Ann")),
    await createBrowserUser(browser, uniqueName("Bo")),
  ];
  await openDirectRoom(ann.page, bo.name);
  await ann.page.context().routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => socket.send(frame));
    socket.onMessage((frame) => {
      const ack = /^42(\d+)\["send_message"/.exec(String(frame))?.[1];
      if (!ack) server.send(frame);
      else socket.send(`43${ack}[{"ok":false,"error":{"code":"forbidden","message":"No."}}]`);
    });
  });
  await ann.page.reload();
  await writeMessage(ann.page, "they will not have this");
  await expect(tick(ann.page, "they will not have this", "Not sent")).toBeVisible();
  const failed = messages(ann.page).filter({ hasText: "they will not have this" });
  await expect(failed.getByRole("button", { name: "Retry" })).toBeVisible();
  await failed.getByRole("button", { name: "Delete" }).click();
  await expect(failed).toHaveCount(0);
});
