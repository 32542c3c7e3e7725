import { LIMITS } from "@/lib/contract/limits";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { visibleMessage } from "../messages/queries";
import { notFound, Refusal } from "../platform/errors";
import { withRoomLock } from "./membership/membership";
import { publishRoom } from "./publish-room";
import { getRoom } from "./queries";

/** Pins a message of the room for all members, or unpins it. Idempotent. */
export async function pinMessage(
  actor: Actor,
  roomId: string,
  messageId: string,
  on: boolean,
): Promise<Room> {
  const message = await visibleMessage(actor, messageId);
  if (message.roomId !== roomId) throw notFound("message");
  if (on && message.deletedAt) throw new Refusal("conflict", "The message has been deleted.");
  await withRoomLock(actor, roomId, async (sql) => {
    const changed = on
      ? await sql`
          insert into pins (room_id, message_id, pinned_by) values (${roomId}, ${messageId}, ${actor.userId})
          on conflict do nothing returning 1`
      : await sql`delete from pins where room_id = ${roomId} and message_id = ${messageId} returning 1`;
    const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
      select count(*)::int as count from pins where room_id = ${roomId}`;
    if (count > LIMITS.pinsPerRoom)
      throw new Refusal("conflict", `A room has at most ${LIMITS.pinsPerRoom} pins.`);
    if (changed.length > 0) await sql`update rooms set last_rev = last_rev + 1 where id = ${roomId}`;
  });
  await publishRoom(roomId, "room");
  return getRoom(actor, roomId);
}
