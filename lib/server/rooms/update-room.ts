import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../auth/actor";
import { publishMessages } from "../events/message-feed";
import { appendSystemMessage } from "../messages/append-system-message";
import { requireGroupAdmin, withRoomLocked } from "./membership";
import { publishRoom } from "./publish-room";
import { getRoom } from "./queries";
import { userName } from "./require-known-users";

/** Renames a group or gives it a picture. */
export async function updateRoom(
  actor: Actor,
  roomId: string,
  patch: { title?: string; image?: string | null },
): Promise<Room> {
  const line = await withRoomLocked(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    if (patch.image !== undefined) {
      await sql`update rooms set image = ${patch.image}, last_rev = last_rev + 1 where id = ${roomId}`;
    }
    if (patch.title === undefined) return null;
    const renamed = await sql`
      update rooms set title = ${patch.title} where id = ${roomId} and title <> ${patch.title} returning id`;
    if (renamed.length === 0) return null;
    const name = await userName(sql, actor.userId);
    return appendSystemMessage(sql, roomId, `${name} renamed the group to “${patch.title}”`);
  });
  if (line) publishMessages(roomId, [line]);
  await publishRoom(roomId, "room");
  return getRoom(actor, roomId);
}
