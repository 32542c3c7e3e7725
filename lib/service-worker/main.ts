import { isAsset, serveCacheFirst } from "./asset-cache";
import { isShellPath, precacheShell, respondToNavigation } from "./offline-shell";
import { onNotificationClick } from "./on-notification-click";
import { onPush } from "./on-push";
import { resubscribe } from "./resubscribe";
import { isOutboxSyncTag, sendOutbox } from "./send-outbox";
import { updateBadge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;
/** Defined by the build. False in development, where files keep their names when they change. */
declare const KEEPS_FILES: boolean;

self.addEventListener("install", (event) => {
  if (KEEPS_FILES) event.waitUntil(precacheShell());
  // Open pages do not depend on the worker's version, so a new one may activate immediately.
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!KEEPS_FILES || request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isShellPath(url.pathname)) event.respondWith(respondToNavigation(event));
  else if (isAsset(url.pathname)) event.respondWith(serveCacheFirst(request));
});

self.addEventListener("push", (event) => event.waitUntil(onPush(event)));
self.addEventListener("notificationclick", (event) => event.waitUntil(onNotificationClick(event)));
self.addEventListener("notificationclose", (event) => event.waitUntil(updateBadge()));
self.addEventListener("pushsubscriptionchange", (event) => {
  const change = event as ExtendableEvent;
  change.waitUntil(resubscribe(change));
});
self.addEventListener("sync" as "push", (event: ExtendableEvent & { tag?: string }) => {
  if (isOutboxSyncTag(event.tag ?? "")) event.waitUntil(sendOutbox());
});
