import type { Subscription } from "@/lib/contract/push";
import type { Api } from "../api/api";
import { serviceWorkerReady } from "../boot/register-service-worker";
import { clearClaimedNotifications } from "./shared/claim-notification";
import { closeAllNotifications } from "./shared/room-notification";

/** Returns whether this browser supports notifications. They need a service worker, which private windows may lack. */
export const supportsNotifications = (): boolean => "Notification" in window && "serviceWorker" in navigator;

/**
 * Subscribes at the browser's push service and registers the subscription with the server. Runs at each start: the
 * endpoint may have changed, and it belongs to the session. Resolves to false without a push service; throws an ApiError.
 */
export async function subscribePush(api: Api): Promise<boolean> {
  const push = (await serviceWorkerReady())?.pushManager;
  if (!push) return false;
  const { publicKey } = await api.get<{ publicKey: string }>("/api/push/key");
  const subscription = await getOrSubscribe(push, publicKey);
  if (!subscription) return false;
  await registerSubscription(api, subscription);
  return true;
}

async function getOrSubscribe(push: PushManager, publicKey: string): Promise<PushSubscription | null> {
  const existing = await push.getSubscription();
  if (existing && base64url(existing.options.applicationServerKey) === publicKey) return existing;
  await existing?.unsubscribe();
  try {
    return await push.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
  } catch (error) {
    // There is no push service, or it is unreachable. Open pages still notify.
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function base64url(buffer: ArrayBuffer | null): string {
  const text = String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0)));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Removes the browser's push subscription, and this session's subscriptions on the server. */
export async function unsubscribePush(api: Api): Promise<void> {
  // First, because it works without the server, which learns of it from the push service.
  await unsubscribeBrowserPush();
  const { subscriptions } = await api.get<{ subscriptions: Subscription[] }>("/api/push/subscriptions");
  for (const { id, current, kind } of subscriptions)
    if (current && kind === "webpush") await api.delete(`/api/push/subscriptions/${id}`);
}

/**
 * Removes the subscription of another account that was signed in here before, for an account without pushes. To delete it
 * on the server, this session first registers it, which its keys permit.
 */
export async function removeForeignPush(api: Api): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const existing = await registration?.pushManager?.getSubscription();
  if (!existing) return;
  try {
    const { subscription } = await registerSubscription(api, existing);
    await api.delete(`/api/push/subscriptions/${subscription.id}`);
  } finally {
    await unsubscribeBrowserPush();
  }
}

function registerSubscription(api: Api, existing: PushSubscription): Promise<{ subscription: Subscription }> {
  const { endpoint, keys } = existing.toJSON();
  return api.post("/api/push/subscriptions", { kind: "webpush", endpoint, keys });
}

/** Ends the browser's push subscription, of this account or an earlier one. */
export async function unsubscribeBrowserPush(): Promise<void> {
  if (!supportsNotifications()) return;
  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager?.getSubscription();
  // If the push service is unreachable, no pushes arrive all the same: the server has deleted the session.
  await subscription?.unsubscribe().catch(() => false);
}

/** Ends the pushes and closes all notifications of the account, at the end of a session. */
export async function clearDeviceNotifications(): Promise<void> {
  if (!supportsNotifications()) return;
  await unsubscribeBrowserPush();
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration) await closeAllNotifications(registration);
  await showAppBadge(0);
  // Without IndexedDB there are no claims to clear.
  await clearClaimedNotifications().catch(() => undefined);
}

/** Shows a count on the installed app's icon, if the system supports it. */
export async function showAppBadge(count: number): Promise<void> {
  if (!("setAppBadge" in navigator)) return;
  // Rejects on systems without badges.
  await navigator.setAppBadge(count).catch(() => undefined);
}
