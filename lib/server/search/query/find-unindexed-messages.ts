import type { Actor } from "../../accounts/actor/actor";
import type { MessageRow } from "../../messages/to-message";
import type { Transaction } from "../../platform/runtime";
import type { ScopeRoom } from "./search-scope";

/** Max rows of all rooms together. While a long history is being indexed, only its newest messages are found. */
const MAX_ROWS = 2_000;
const MIN_ROWS_PER_ROOM = 4;

/** Returns messages and edits that are not indexed yet, newest first: usually a few messages of the last second. */
export async function findUnindexedMessages(
  sql: Transaction,
  actor: Actor,
  rooms: readonly ScopeRoom[],
): Promise<MessageRow[]> {
  const behind = rooms.filter((room) => room.indexedSeq < room.to || room.indexedRev < room.lastRev);
  if (behind.length === 0) return [];
  const limit = Math.max(MIN_ROWS_PER_ROOM, Math.floor(MAX_ROWS / behind.length));
  return sql<MessageRow[]>`
    select messages.* from unnest(
      ${behind.map((room) => room.roomId)}::uuid[], ${behind.map((room) => room.from)}::bigint[],
      ${behind.map((room) => room.to)}::bigint[], ${behind.map((room) => room.indexedSeq)}::bigint[],
      ${behind.map((room) => room.indexedRev)}::bigint[]
    ) as t(room_id, first, last, indexed_seq, indexed_rev)
    cross join lateral (
      (select * from messages where room_id = t.room_id and seq > t.indexed_seq and seq between t.first and t.last
        order by seq desc limit ${limit})
      union all
      (select * from messages where room_id = t.room_id and rev > t.indexed_rev and edited_at is not null
          and seq <= t.indexed_seq and seq between t.first and t.last
        order by rev desc limit ${limit})
    ) messages
    where not exists (
      select 1 from hidden_messages h where h.user_id = ${actor.userId} and h.message_id = messages.id
    )`;
}
