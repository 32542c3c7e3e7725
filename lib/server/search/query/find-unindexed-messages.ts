import type { Actor } from "../../accounts/actor/actor";
import type { MessageRow } from "../../messages/to-message";
import type { Transaction } from "../../platform/runtime";
import type { ScopeRoom } from "./search-scope";

/** Rows read of all rooms together. While a long history is taken in, only the newest of it is found. */
const ROWS = 2_000;
const ROWS_OF_A_ROOM = 4;

/** What the index does not know yet, newest first: it is few messages of a second, and found all the same. */
export async function findUnindexedMessages(
  sql: Transaction,
  actor: Actor,
  rooms: readonly ScopeRoom[],
): Promise<MessageRow[]> {
  const behind = rooms.filter((one) => one.indexedSeq < one.to || one.indexedRev < one.lastRev);
  if (behind.length === 0) return [];
  const limit = Math.max(ROWS_OF_A_ROOM, Math.floor(ROWS / behind.length));
  return sql<MessageRow[]>`
    select messages.* from unnest(
      ${behind.map((one) => one.roomId)}::uuid[], ${behind.map((one) => one.from)}::bigint[],
      ${behind.map((one) => one.to)}::bigint[], ${behind.map((one) => one.indexedSeq)}::bigint[],
      ${behind.map((one) => one.indexedRev)}::bigint[]
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
