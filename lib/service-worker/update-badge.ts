import { countNotifications } from "@/lib/client/notifications/shared/room-notification";

declare const self: ServiceWorkerGlobalScope;

/** As many as rooms have something to tell; a page that opens counts anew. */
export async function updateBadge(): Promise<void> {
  if (!("setAppBadge" in self.navigator)) return;
  const shown = await countNotifications(self.registration);
  // A system without badges refuses.
  await self.navigator.setAppBadge(shown).catch(() => undefined);
}
