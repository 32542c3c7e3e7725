import type { Message } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { publishMessageHidden, publishMessageShown } from "../events/room-events";
import type { Transaction } from "../platform/runtime";
import { withRoomLock } from "../rooms/membership/membership";
import { visibleMessage } from "./queries";

/** Hides a message from the actor on all their devices. Idempotent. */
export async function hideMessage(actor: Actor, id: string): Promise<void> {
  const { roomId } = await visibleMessage(actor, id);
  const rev = await withRoomLock(actor, roomId, async (sql) => {
    const next = await nextRoomRev(sql, roomId);
    await sql`
      insert into hidden_messages (room_id, user_id, message_id, rev) values (${roomId}, ${actor.userId}, ${id}, ${next})
      on conflict do nothing`;
    return next;
  });
  publishMessageHidden(actor.userId, { roomId, messageId: id, rev });
}

/** Shows a hidden message again. */
export async function unhideMessage(actor: Actor, id: string): Promise<Message> {
  const message = await visibleMessage(actor, id);
  const rev = await withRoomLock(actor, message.roomId, async (sql) => {
    await sql`delete from hidden_messages where user_id = ${actor.userId} and message_id = ${id}`;
    return nextRoomRev(sql, message.roomId);
  });
  publishMessageShown(actor.userId, { message, rev });
  return message;
}

/** Increments the room's rev and returns it: the actor's other devices catch up on hidden messages by rev too. */
async function nextRoomRev(sql: Transaction, roomId: string): Promise<number> {
  const [room] = await sql<{ lastRev: number }[]>`
    update rooms set last_rev = last_rev + 1 where id = ${roomId} returning last_rev`;
  return room?.lastRev ?? 0;
}
