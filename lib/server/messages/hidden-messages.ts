import type { hiddenMessages } from "@/drizzle/schema/messages";
import type { Actor } from "../accounts/actor/actor";
import type { Row } from "../db/row";
import { runtime } from "../platform/runtime";

/** Returns the SQL condition on `messages` that excludes those the actor has hidden. */
export function notHiddenFrom(actor: Actor) {
  return runtime("sql")`not exists (
    select 1 from hidden_messages h where h.user_id = ${actor.userId} and h.message_id = messages.id
  )`;
}

/** Returns the ids of messages that the actor has hidden in a room after revision `since`. */
export async function hiddenSince(actor: Actor, roomId: string, since: number): Promise<string[]> {
  const rows = await runtime("sql")<Row<typeof hiddenMessages, "messageId">[]>`
    select message_id from hidden_messages
    where room_id = ${roomId} and user_id = ${actor.userId} and rev > ${since} order by rev`;
  return rows.map((row) => row.messageId);
}
