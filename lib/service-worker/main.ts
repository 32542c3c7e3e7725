import { fromAssets, isAsset } from "./assets";
import { isShown, keepShell, navigate } from "./shell";

declare const self: ServiceWorkerGlobalScope;
/** False in development, where files keep their names when they change. */
declare const KEEPS_FILES: boolean;

self.addEventListener("install", (event) => {
  if (KEEPS_FILES) event.waitUntil(keepShell());
  // The pages that are open know nothing of this worker's insides: a new one may take over at once.
  void self.skipWaiting();
});

self.addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (!KEEPS_FILES || request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && isShown(url.pathname)) event.respondWith(navigate(event));
  else if (isAsset(url.pathname)) event.respondWith(fromAssets(request));
});
