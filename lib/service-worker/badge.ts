declare const self: ServiceWorkerGlobalScope;

/** As many as rooms have something to tell; a page that opens counts anew. */
export async function badge(): Promise<void> {
  if (!("setAppBadge" in self.navigator)) return;
  const shown = await self.registration.getNotifications();
  // A system without badges refuses.
  await self.navigator.setAppBadge(shown.length).catch(() => undefined);
}
