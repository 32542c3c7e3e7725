import type { Subscription } from "@/lib/contract/push";
import type { Api } from "../api/api";
import { serviceWorkerReady } from "../boot/register-service-worker";
import { clearClaimedNotifications } from "./shared/claim-notification";
import { closeAllNotifications } from "./shared/room-notification";

/** Whether this browser can tell of messages at all: it takes a worker, which private windows may lack. */
export const supportsNotifications = (): boolean => "Notification" in window && "serviceWorker" in navigator;

/**
 * Has the browser's push service bring messages while no page is open, and tells the server where; again at each start, for
 * the address may have changed and belongs to the session. False where there is no push service; throws an ApiError.
 */
export async function subscribePush(api: Api): Promise<boolean> {
  const push = (await serviceWorkerReady())?.pushManager;
  if (!push) return false;
  const { publicKey } = await api.get<{ publicKey: string }>("/api/push/key");
  const subscription = await subscribed(push, publicKey);
  if (!subscription) return false;
  await tellServer(api, subscription);
  return true;
}

async function subscribed(push: PushManager, publicKey: string): Promise<PushSubscription | null> {
  const known = await push.getSubscription();
  if (known && base64url(known.options.applicationServerKey) === publicKey) return known;
  await known?.unsubscribe();
  try {
    return await push.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  } catch (error) {
    // The browser has no push service, or it cannot be reached: what comes while a page is open still comes.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function base64url(buffer: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Has the browser forget its push service, and the server this session's browser. */
export async function unsubscribePush(api: Api): Promise<void> {
  // First, for it works without the server, which learns from the push service that this one is gone.
  await unsubscribeBrowserPush();
  const { subscriptions } = await api.get<{ subscriptions: Subscription[] }>("/api/push/subscriptions");
  for (const { id, current, kind } of subscriptions)
    if (current && kind === "webpush") await api.delete(`/api/push/subscriptions/${id}`);
}

/**
 * Where this account wants no pushes, what the browser has is another's, who was signed in here before. The server lets go of
 * it as well: it moves here, as whatever this browser shows the keys of, and goes.
 */
export async function removeForeignPush(api: Api): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const known = await registration?.pushManager?.getSubscription();
  if (!known) return;
  try {
    const { subscription } = await tellServer(api, known);
    await api.delete(`/api/push/subscriptions/${subscription.id}`);
  } finally {
    await unsubscribeBrowserPush();
  }
}

function tellServer(api: Api, known: PushSubscription): Promise<{ subscription: Subscription }> {
  const { endpoint, keys } = known.toJSON();
  return api.post("/api/push/subscriptions", { kind: "webpush", endpoint, keys });
}

/** Ends what the browser has at its push service, be it this account's or one's before. */
export async function unsubscribeBrowserPush(): Promise<void> {
  if (!supportsNotifications()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  // A push service that cannot be reached now gets no more to pass on all the same: the server has let go of the session.
  await subscription?.unsubscribe().catch(() => false);
}

/** At the end of a session: nothing of the account comes to this browser any more, nor is left to be seen. */
export async function clearDeviceNotifications(): Promise<void> {
  if (!supportsNotifications()) return;
  await unsubscribeBrowserPush();
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) await closeAllNotifications(registration);
  await showAppBadge(0);
  // Where nothing can be kept, there is nothing to forget.
  await clearClaimedNotifications().catch(() => undefined);
}

/** A count on the installed page's icon, where the system has such a thing. */
export async function showAppBadge(count: number): Promise<void> {
  if (!("setAppBadge" in navigator)) return;
  // A system without badges refuses.
  await navigator.setAppBadge(count).catch(() => undefined);
}
