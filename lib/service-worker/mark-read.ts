import { restoreNotification } from "@/lib/client/notifications/shared/room-notification";
import { updateBadge } from "./update-badge";

declare const self: ServiceWorkerGlobalScope;

/** Reads a room up to a message. What does not reach the server stays to be seen. */
export async function markRead(notification: Notification, roomId: string, seq: number): Promise<void> {
  const answer = await fetch(`/api/rooms/${roomId}/read`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ seq }),
  }).catch(() => null);
  if (answer?.ok) return;
  await restoreNotification(self.registration, notification);
  await updateBadge();
}
