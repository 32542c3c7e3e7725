import { countNotifications } from "@/lib/client/notifications/shared/room-notification";

declare const self: ServiceWorkerGlobalScope;

/** Sets the badge to the number of shown notifications. A page that opens counts the unread messages again. */
export async function updateBadge(): Promise<void> {
  if (!("setAppBadge" in self.navigator)) return;
  const shown = await countNotifications(self.registration);
  // Rejects on systems without badges.
  await self.navigator.setAppBadge(shown).catch(() => undefined);
}
