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

/** The notifications that the system shows of this page's origin, looked at in turn with those who show some. */
export function shownNotifications(page: Page): Promise<ShownNotification[]> {
  return page.evaluate(async (turn) => {
    const registration = await navigator.serviceWorker.ready;
    const found = await navigator.locks.request(turn, () => registration.getNotifications());
    return found.map(({ title, body, tag, data }) => ({ title, body, tag, data }));
  }, NOTIFICATIONS_LOCK);
}

export const notificationBodies = async (page: Page): Promise<string[]> =>
  (await shownNotifications(page)).map(({ body }) => body);

/** A push of a message as the worker gets it, decrypted. */
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
 * Delivers pushes to the page's worker as its push service would, decrypted: again until the worker has it, for on a busy
 * machine a browser loses one now and then on its way to the worker.
 */
export async function createPushDelivery(page: Page): Promise<(payload: unknown) => Promise<void>> {
  // One that is not at work yet is given nothing.
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
      const before = await pushesHeard(page);
      await session.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
      for (let waited = 0; waited < HEARD_WITHIN_MS; waited += 50) {
        if ((await pushesHeard(page)) > before) return;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
    throw new Error("the worker never heard the push");
  };
}

/** How many pushes have come to the worker since somebody first asked. */
async function pushesHeard(page: Page): Promise<number> {
  const worker = await serviceWorkerOf(page);
  return worker.evaluate(() => {
    const scope = globalThis as typeof globalThis & { pushesHeard?: number };
    if (scope.pushesHeard === undefined) {
      scope.pushesHeard = 0;
      scope.addEventListener("push", () => {
        scope.pushesHeard = (scope.pushesHeard ?? 0) + 1;
      });
    }
    return scope.pushesHeard;
  });
}

/** The worker of the page; there is one as soon as the page has been controlled. */
export async function serviceWorkerOf(page: Page): Promise<Worker> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    // It is called ready before it takes events.
    while (active && active.state !== "activated") await new Promise((done) => setTimeout(done, 50));
  });
  const [worker] = page.context().serviceWorkers();
  return worker ?? page.context().waitForEvent("serviceworker");
}

/** What a click on the notification of this tag does, or one on a button of it, with the text that was written into it. */
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
      // Made by a script, it cannot hold the worker awake; that it runs is all that is needed here.
      const event = new self.NotificationEvent("notificationclick", { ...how, notification });
      Object.defineProperty(event, "waitUntil", { value: () => undefined });
      self.dispatchEvent(event);
    },
    { tag, action, reply, turn: NOTIFICATIONS_LOCK },
  );
}

/** The counts on the installed page's icon from now on, in order: a browser without a screen has none to look at. */
export async function recordBadges(worker: Worker): Promise<() => Promise<number[]>> {
  const badges = await worker.evaluateHandle(() => {
    const counts: number[] = [];
    Object.getPrototypeOf(navigator).setAppBadge = async (count: number) => void counts.push(count);
    return counts;
  });
  return () => badges.jsonValue();
}

/** The same for a page that is to be loaded, and besides the notes that it plays, each with its frequency in Hz. */
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

/** The paths that the worker opens windows at from now on: a browser opens them for a person's own click alone. */
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

/** As if the page were behind other windows, or in front again; a browser without a screen knows no such thing. */
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
