import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Subscription } from "@/lib/contract/push";
import { type Bot, createBot, signInBot } from "../support/clients/bot";
import {
  dispatchSubscriptionChange,
  isSubscribed,
  stubPushManager,
  stubPushManagerInWorker,
} from "../support/fakes/push-manager";
import {
  type PushReceiver as PushBrowser,
  type PushService,
  startPushService,
} from "../support/fakes/push-service";
import { expectNoViolations } from "../support/pages/axe";
import {
  type BrowserUser,
  createBrowserUser,
  messages,
  openSession,
  uniqueName,
} from "../support/pages/browser-user";
import {
  clickNotification,
  createPushDelivery,
  notificationBodies,
  recordOpenedWindows,
  serviceWorkerOf,
  shownNotifications,
} from "../support/pages/notifications";
import { expect, test } from "../support/pages/test";
import { type ServerWithWorker, startServerWithWorker } from "../support/processes/server-with-worker";

test.describe.configure({ timeout: 180_000 });
/** How long a notification may take: the browser loads its images first, after everything that a starting page loads. */
const SHOWN = { timeout: 30_000 };
/** How long the worker's installation may take: it too comes after everything else. */
const INSTALLED = { timeout: 40_000 };

let folder: string;
let service: PushService;
let apart: ServerWithWorker;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parley-push-"));
  service = await startPushService("localhost");
  await writeFile(join(folder, "ca.pem"), service.ca);
  apart = await startServerWithWorker({
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
    OUTBOUND_ALLOW: `localhost:${service.port}`,
  });
});
test.afterAll(async () => {
  expect(service.faults).toEqual([]);
  expect(await apart.stop()).toEqual([0, 0]);
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

const section = (page: Page) => page.getByRole("region", { name: "Notifications" });
const thisDevice = (page: Page) => section(page).getByRole("listitem").filter({ hasText: "This device" });
const onThisDevice = (page: Page) => section(page).getByRole("checkbox", { name: /On this device/ });

/** Creates Ann in a browser with notification permission and a fake push service. */
async function annWithPush(
  browser: Parameters<typeof createBrowserUser>[0],
): Promise<{ ann: BrowserUser; at: PushBrowser; self: Bot }> {
  const ann = await createBrowserUser(browser, uniqueName("Ann"), {
    baseURL: apart.server.url,
    permissions: ["notifications"],
  });
  const at = service.createReceiver();
  await stubPushManager(ann.page, at);
  const self = await signInBot(apart.server.url, ann.email);
  // A connected user may be reading, and gets the push later.
  self.close();
  return { ann, at, self };
}

async function turnOn({ page }: BrowserUser): Promise<void> {
  await page.goto("/settings");
  await onThisDevice(page).click();
  await expect(onThisDevice(page)).toBeChecked();
  await expect(thisDevice(page)).toBeVisible(INSTALLED);
}

const devicesOf = async ({ api }: Bot): Promise<Subscription[]> =>
  (await api.get<{ subscriptions: Subscription[] }>("/api/push/subscriptions")).subscriptions;

test.use({ serviceWorkers: "allow" });

test("P14 a message reaches the other user through push service, service worker and notification", async ({
  browser,
}) => {
  const { ann, at, self } = await annWithPush(browser);
  const { page } = ann;
  await turnOn(ann);
  expect(await devicesOf(self)).toHaveLength(1);
  expect(await isSubscribed(page)).toBe(true);
  for (const [name, width, colorScheme] of [
    ["desktop-light", 1_440, "light"],
    ["phone-dark", 390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    await expectNoViolations(page, `settings with a device that is told, ${name}`);
    const path = `test-results/screens/told-devices-${name}.png`;
    await section(page).screenshot({ path, animations: "disabled" });
  }
  const deliver = await createPushDelivery(page);
  const handOn = async (count: number) => {
    await expect.poll(() => at.received.length, { timeout: 20_000 }).toBe(count);
    await deliver(at.received.at(-1)?.payload);
  };
  await section(page)
    .getByRole("button", { name: /^Send a test to/ })
    .click();
  await handOn(1);
  await expect
    .poll(() => notificationBodies(page), SHOWN)
    .toEqual(["This is how Parley tells this device of new messages."]);

  // No Parley page is open any more.
  await page.goto("/icon.svg");
  const bo = await createBot(apart.server.url, uniqueName("Bo"));
  const { id: roomId } = await bo.createDirectRoom(self);
  await bo.sendMessage(roomId, "are you there?");
  await handOn(2);
  const tag = `room:${roomId}`;
  const ofRoom = async () => (await shownNotifications(page)).filter((one) => one.tag === tag);
  await expect.poll(ofRoom, SHOWN).toMatchObject([{ title: bo.name, body: "are you there?" }]);
  await bo.sendMessage(roomId, "hello?");
  await handOn(3);
  await expect.poll(ofRoom, SHOWN).toMatchObject([{ title: `${bo.name} (2)`, body: "hello?" }]);

  await page.goto("/settings");
  await expect(onThisDevice(page)).toBeChecked();
  await clickNotification(page, tag);
  await expect(page).toHaveURL(new RegExp(`/rooms/${roomId}\\?at=2$`));
  await expect(messages(page).filter({ hasText: "hello?" })).toBeInViewport();
  await expect.poll(ofRoom, SHOWN).toEqual([]);
  // After the read this browser gets a retraction of a notification that is gone already, or nothing.
  await bo.waitForEvent("message_read", ({ seq }) => seq === 2);

  // Without an open page, a click opens one.
  await page.goto("/icon.svg");
  await bo.sendMessage(roomId, "and now?");
  await expect.poll(() => at.showings.get(`${tag} 3`), { timeout: 20_000 }).toBe(1);
  await deliver(at.received.findLast(({ payload }) => payload.kind === "message")?.payload);
  await expect.poll(ofRoom, SHOWN).toMatchObject([{ body: "and now?" }]);
  const opened = await recordOpenedWindows(await serviceWorkerOf(page));
  await clickNotification(page, tag);
  await expect.poll(opened).toEqual([`/rooms/${roomId}?at=3`]);
  bo.close();
});

test("turning push on before the service worker is active subscribes once it is", async ({ browser }) => {
  const { ann, at, self } = await annWithPush(browser);
  // The user's second browser, which has no worker yet.
  const page = await (
    await browser.newContext({ baseURL: apart.server.url, permissions: ["notifications"] })
  ).newPage();
  await stubPushManager(page, at);
  await openSession(page, ann.email);
  await page.addInitScript(() => {
    const { register } = ServiceWorkerContainer.prototype;
    ServiceWorkerContainer.prototype.register = async function (...given) {
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      return register.apply(this, given);
    };
  });
  await page.goto("/settings");
  await onThisDevice(page).click();
  await expect(onThisDevice(page)).toBeChecked();
  await expect(thisDevice(page)).toBeVisible(INSTALLED);
  expect(await devicesOf(self)).toHaveLength(1);
});

test("signing out ends push in the browser and on the server, and the next account does not inherit it", async ({
  browser,
}) => {
  const { ann, at, self } = await annWithPush(browser);
  const { page } = ann;
  await turnOn(ann);
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/sign-in/);
  expect(await devicesOf(self)).toEqual([]);
  await expect.poll(() => isSubscribed(page)).toBe(false);

  // After signing in again push is on again: the choice belongs to this browser.
  await openSession(page, ann.email);
  await page.goto("/settings");
  await expect.poll(() => devicesOf(self)).toHaveLength(1);
  // The session disappears without sign-out, and another user signs in.
  await page.context().clearCookies();
  const bo = await createBot(apart.server.url, uniqueName("Bo"));
  bo.close();
  await openSession(page, bo.email);
  await page.goto("/settings");
  await expect(onThisDevice(page)).not.toBeChecked();
  await expect.poll(() => devicesOf(self)).toEqual([]);
  await expect.poll(() => isSubscribed(page)).toBe(false);
  expect(await devicesOf(bo)).toEqual([]);

  await onThisDevice(page).click();
  await expect.poll(() => devicesOf(bo)).toHaveLength(1);
  // The same with push on for both: the subscription moves to the other account.
  await page.context().clearCookies();
  await openSession(page, ann.email);
  await page.goto("/settings");
  await expect.poll(() => devicesOf(self)).toHaveLength(1);
  expect(await devicesOf(bo)).toEqual([]);

  await section(page)
    .getByRole("button", { name: /^Remove .* from the notifications/ })
    .click();
  await expect.poll(() => devicesOf(self)).toEqual([]);
  await expect(section(page).getByText("only while Parley is open")).toBeVisible();
  expect(at.received).toEqual([]);
});

test("the service worker reports a changed push subscription to the server, and it ends with the session", async ({
  browser,
}) => {
  const { ann, at, self } = await annWithPush(browser);
  const { page } = ann;
  await turnOn(ann);
  const next = service.createReceiver();
  const worker = await serviceWorkerOf(page);
  await stubPushManagerInWorker(worker, next);
  await page.goto("/icon.svg");
  await dispatchSubscriptionChange(worker);
  expect(await devicesOf(self)).toHaveLength(2);
  at.responses.push({ status: 410 });
  const bo = await createBot(apart.server.url, uniqueName("Bo"));
  const { id: roomId } = await bo.createDirectRoom(self);
  await bo.sendMessage(roomId, "by the new address");
  await expect
    .poll(() => next.received.map(({ payload }) => payload), { timeout: 20_000 })
    .toMatchObject([{ kind: "message", body: "by the new address" }]);
  await expect.poll(() => devicesOf(self)).toHaveLength(1);

  await page.context().clearCookies();
  await dispatchSubscriptionChange(worker);
  const left = await worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    return (await registration.pushManager.getSubscription()) !== null;
  });
  expect(left).toBe(false);
  bo.close();
});
