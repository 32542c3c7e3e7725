import type { Page, Worker } from "@playwright/test";
import type { PushReceiver } from "./push-service";

interface Given {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

/**
 * Replaces the page's push manager, because the browser vendor's push service cannot be reached in tests: its
 * subscription points at the fake push service. Everything else, the service worker included, is real.
 */
export async function stubPushManager(page: Page, { endpoint, keys }: PushReceiver): Promise<void> {
  await page.context().addInitScript(stand, { endpoint, keys });
}

/** Does the same in the service worker, which resubscribes when the push service changes the endpoint. */
export async function stubPushManagerInWorker(
  worker: Worker,
  { endpoint, keys }: PushReceiver,
): Promise<void> {
  await worker.evaluate(stand, { endpoint, keys });
}

function stand(given: Given): void {
  // Pages of one browser share the subscription; a worker has its own store here.
  const kept = typeof localStorage === "undefined" ? new Map<string, string>() : localStorage;
  const name = "the browser's subscription";
  const read = () => (kept instanceof Map ? kept.get(name) : kept.getItem(name)) ?? null;
  const write = (key: string) => (kept instanceof Map ? kept.set(name, key) : kept.setItem(name, key));
  const drop = () => (kept instanceof Map ? kept.delete(name) : kept.removeItem(name));
  const bytesOf = (key: string) => Uint8Array.from(JSON.parse(key) as number[]).buffer;
  const subscription = (key: string) =>
    ({
      endpoint: given.endpoint,
      options: { userVisibleOnly: true, applicationServerKey: bytesOf(key) },
      toJSON: () => given,
      async unsubscribe() {
        drop();
        return true;
      },
    }) as unknown as PushSubscription;
  PushManager.prototype.subscribe = async (options) => {
    const wanted = options?.applicationServerKey;
    const bytes =
      typeof wanted === "string"
        ? Uint8Array.from(atob(wanted.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0))
        : new Uint8Array(wanted as ArrayBuffer);
    const key = JSON.stringify([...bytes]);
    write(key);
    return subscription(key);
  };
  PushManager.prototype.getSubscription = async () => {
    const key = read();
    return key === null ? null : subscription(key);
  };
}

/** Returns whether the browser has a subscription. */
export const isSubscribed = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.pushManager.getSubscription()) !== null;
  });

/** Dispatches what the browser sends the worker when the push service has dropped the subscription. */
export async function dispatchSubscriptionChange(worker: Worker): Promise<void> {
  await worker.evaluate(async () => {
    const scope = globalThis as unknown as { ExtendableEvent: new (type: string) => Event };
    const event = new scope.ExtendableEvent("pushsubscriptionchange");
    const done: Promise<unknown>[] = [];
    // A scripted event cannot keep the worker alive: its creator waits instead.
    Object.defineProperty(event, "waitUntil", { value: (work: Promise<unknown>) => done.push(work) });
    globalThis.dispatchEvent(event);
    await Promise.all(done);
  });
}
