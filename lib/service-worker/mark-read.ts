import { restoreNotification } from "@/lib/client/notifications/shared/room-notification";
import { updateBadge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;

/** Marks a room as read up to a message. If that fails, restores the notification. */
export async function markRead(notification: Notification, roomId: string, seq: number): Promise<void> {
  const response = await fetch(`/api/rooms/${roomId}/read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ seq }),
  }).catch(() => null);
  if (response?.ok) return;
  await restoreNotification(self.registration, notification);
  await updateBadge();
}
