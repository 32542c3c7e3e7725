import type { CDPSession, Page, Worker } from "@playwright/test";
import { v7 as uuidv7 } from "uuid";
import { NOTIFICATIONS_LOCK } from "@/lib/client/notifications/shared/locks";
import { type NotificationData, notificationTag } from "@/lib/shared/notifications";

export interface ShownNotification {
  title: string;
  body: string;
  tag: string;
  data: Partial<NotificationData>;
}

/** Returns the notifications shown for this page's origin, read under the lock that showing takes. */
export function shownNotifications(page: Page): Promise<ShownNotification[]> {
  return page.evaluate(async (turn) => {
    const registration = await navigator.serviceWorker.ready;
    const found = await navigator.locks.request(turn, () => registration.getNotifications());
    return found.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
  }, NOTIFICATIONS_LOCK);
}

export const notificationBodies = async (page: Page): Promise<string[]> =>
  (await shownNotifications(page)).map(({ body }) => body);

/** Returns the decrypted push of a message as the service worker receives it. */
export const messagePush = (roomId: string, seq: number, body: string, more: object = {}) => ({
  kind: "message",
  roomId,
  messageId: uuidv7(),
  seq,
  title: "Bo",
  body,
  url: `/rooms/${roomId}?at=${seq}`,
  tag: notificationTag(roomId),
  count: 1,
  ...more,
});

const HEARD_WITHIN_MS = 2_000;
const DELIVERIES = 8;

/**
 * Returns a function that delivers decrypted pushes to the page's worker and repeats until it has them: on a busy
 * machine the browser occasionally loses one.
 */
export async function createPushDelivery(page: Page): Promise<(payload: unknown) => Promise<void>> {
  // A worker that is not active yet receives nothing.
  await serviceWorkerOf(page);
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [first] = registrations;
      if (first) resolve(first.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  const { origin } = new URL(page.url());
  return async (payload) => {
    const data = typeof payload === "string" ? payload : JSON.stringify(payload);
    for (let tries = 0; tries < DELIVERIES; tries += 1) {
      const before = await pushCount(page);
      await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
      for (let waited = 0; waited < HEARD_WITHIN_MS; waited += 50) {
        if ((await pushCount(page)) > before) return;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
    throw new Error("the worker never heard the push");
  };
}

/** Returns the count of pushes that the worker has received since the first call. */
async function pushCount(page: Page): Promise<number> {
  const worker = await serviceWorkerOf(page);
  return worker.evaluate(() => {
    const scope = globalThis as typeof globalThis & { pushCount?: number };
    if (scope.pushCount === undefined) {
      scope.pushCount = 0;
      scope.addEventListener("push", () => {
        scope.pushCount = (scope.pushCount ?? 0) + 1;
      });
    }
    return scope.pushCount;
  });
}

/** Returns the page's service worker, which exists once the page is controlled. */
export async function serviceWorkerOf(page: Page): Promise<Worker> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    // `ready` resolves before the worker accepts events.
    while (active && active.state !== "activated") await new Promise((done) => setTimeout(done, 50));
  });
  const [worker] = page.context().serviceWorkers();
  return worker ?? page.context().waitForEvent("serviceworker");
}

/** Clicks the notification of this tag, or one of its buttons, with an optional reply text. */
export async function clickNotification(
  page: Page,
  tag: string,
  action = "",
  reply: string | null = null,
): Promise<void> {
  const worker = await serviceWorkerOf(page);
  await worker.evaluate(
    async (how) => {
      const self = globalThis as unknown as ServiceWorkerGlobalScopeLike;
      const [notification] = await navigator.locks.request(how.turn, () =>
        self.registration.getNotifications({ tag: how.tag }),
      );
      if (!notification) throw new Error("no such notification");
      // A scripted event cannot keep the worker alive; here it only has to run.
      const event = new self.NotificationEvent("notificationclick", { ...how, notification });
      Object.defineProperty(event, "waitUntil", { value: () => undefined });
      self.dispatchEvent(event);
    },
    { tag, action, reply, turn: NOTIFICATIONS_LOCK },
  );
}

/** Records the app badge counts from now on, in order: a headless browser shows none. */
export async function recordBadges(worker: Worker): Promise<() => Promise<number[]>> {
  const badges = await worker.evaluateHandle(() => {
    const counts: number[] = [];
    Object.getPrototypeOf(navigator).setAppBadge = async (count: number) => void counts.push(count);
    return counts;
  });
  return () => badges.jsonValue();
}

/** Records the badge counts of a page yet to load, and the tones that it plays, in Hz. */
export async function recordBadgesAndTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const record = { badges: [] as number[], notes: [] as number[] };
    Object.assign(window, { record });
    Navigator.prototype.setAppBadge = async (count) => void record.badges.push(count ?? 0);
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      record.notes.push(Math.round(this.frequency.value));
      start.call(this, when);
    };
  });
}

export const recordedBadgesAndTones = (page: Page): Promise<{ badges: number[]; notes: number[] }> =>
  page.evaluate(() => (window as unknown as { record: { badges: number[]; notes: number[] } }).record);

/** Records the paths of windows that the worker opens from now on: a browser opens them only on a real click. */
export async function recordOpenedWindows(worker: Worker): Promise<() => Promise<string[]>> {
  const opened = await worker.evaluateHandle(() => {
    const { clients } = globalThis as unknown as { clients: object };
    const paths: string[] = [];
    Object.getPrototypeOf(clients).openWindow = async (path: string) => {
      paths.push(path);
      return null;
    };
    return paths;
  });
  return () => opened.jsonValue();
}

interface ServiceWorkerGlobalScopeLike {
  registration: ServiceWorkerRegistration;
  NotificationEvent: new (type: string, init: object) => Event;
  dispatchEvent(event: Event): boolean;
}

/** Simulates the page going behind other windows or to the front; a headless browser has no window order. */
export async function setForeground(page: Page, inFront: boolean): Promise<void> {
  await page.evaluate((visible) => {
    Object.defineProperty(document, "visibilityState", {
      configurable: true,
      get: () => (visible ? "visible" : "hidden"),
    });
    Object.defineProperty(document, "hasFocus", { configurable: true, value: () => visible });
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event(visible ? "focus" : "blur"));
  }, inFront);
}
