import { v7 as uuidv7 } from "uuid";
import type { GroupEvent, Message } from "@/lib/contract/messages";
import type { Transaction } from "../platform/runtime";
import { formatGroupEvent } from "./format-group-event";
import { type MessageRow, toMessage } from "./to-message";

/** Stores a system message for a group event, in the transaction that performs it and holds the room lock. */
export async function appendSystemMessage(
  sql: Transaction,
  roomId: string,
  event: GroupEvent,
): Promise<Message> {
  const [row] = await sql<MessageRow[]>`
    with bumped as (
      update rooms set last_seq = last_seq + 1, last_rev = last_rev + 1,
        last_activity_at = greatest(last_activity_at, clock_timestamp())
      where id = ${roomId} returning last_seq, last_rev, last_activity_at
    )
    insert into messages (room_id, seq, rev, id, type, content, event, created_at)
    select ${roomId}, last_seq, last_rev, ${uuidv7()}, 'system', ${formatGroupEvent(event)}, ${sql.json(event)},
      last_activity_at from bumped
    returning *`;
  if (!row) throw new Error("A locked room does not exist.");
  return toMessage(row, []);
}
