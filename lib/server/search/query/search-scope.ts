import type { Actor } from "../../accounts/actor/actor";
import { containsPattern } from "../../db/like-pattern";
import type { Transaction } from "../../platform/runtime";

/** A room to search, with the range to search and the state of its index. */
export interface ScopeRoom {
  roomId: string;
  /** Number of the room in the index; 0 if it is not indexed yet. */
  no: number;
  /** First and last seq that may be found. */
  from: number;
  to: number;
  indexedSeq: number;
  indexedRev: number;
  lastRev: number;
  /** Upper bound of the messages' times, in ms. */
  lastAt: number;
}

interface ScopeFilter {
  roomId?: string;
  /** Texts that a room's title must all contain. */
  roomTitles: readonly string[];
  /** Earliest and latest time, inclusive, in ms. */
  since: number | null;
  until: number | null;
}

const titleOf = (sql: Transaction) => sql`
  coalesce(case r.kind when 'group' then r.title else (
    select u.name from room_members o join users u on u.id = o.user_id
    where o.room_id = r.id and o.user_id <> me.user_id limit 1
  ) end, '')`;

/** Returns the actor's rooms from their first visible seq, filtered by what is known without reading messages. */
export async function loadSearchScope(
  sql: Transaction,
  actor: Actor,
  filter: ScopeFilter,
): Promise<ScopeRoom[]> {
  const rooms = await sql<(Omit<ScopeRoom, "lastAt"> & { lastActivityAt: Date })[]>`
    select r.id as room_id, coalesce(s.no, 0) as no, me.visible_from_seq as "from", r.last_seq as "to",
      coalesce(s.indexed_seq, 0) as indexed_seq, coalesce(s.indexed_rev, 0) as indexed_rev, r.last_rev,
      r.last_activity_at
    from room_members me join rooms r on r.id = me.room_id left join search_rooms s on s.room_id = r.id
    where me.user_id = ${actor.userId} and r.last_seq >= me.visible_from_seq
      ${filter.roomId ? sql`and r.id = ${filter.roomId}` : sql``}
      ${filter.roomTitles.length > 0 ? sql`and ${titleOf(sql)} ilike all(${filter.roomTitles.map(containsPattern)}::text[])` : sql``}`;
  const scope = rooms.map(({ lastActivityAt, ...room }) => ({ ...room, lastAt: lastActivityAt.getTime() }));
  return filter.since === null && filter.until === null ? scope : narrowByTime(sql, scope, filter);
}

/** Narrows the rooms' seqs to a range of times, since seqs rise with time. Two look-ups per room. */
async function narrowByTime(
  sql: Transaction,
  rooms: readonly ScopeRoom[],
  { since, until }: ScopeFilter,
): Promise<ScopeRoom[]> {
  const [first, last] = [new Date(since ?? 0), new Date(until ?? 0)];
  const bounds = await sql<{ roomId: string; from: number | null; to: number | null }[]>`
    select t.room_id,
      ${
        since === null
          ? sql`1`
          : sql`(select seq from messages where room_id = t.room_id and created_at >= ${first}
              order by created_at, seq limit 1)`
      } as "from",
      ${
        until === null
          ? sql`t.last`
          : sql`(select seq from messages where room_id = t.room_id and created_at <= ${last}
              order by created_at desc, seq desc limit 1)`
      } as "to"
    from unnest(${rooms.map((room) => room.roomId)}::uuid[], ${rooms.map((room) => room.to)}::bigint[]) as t(room_id, last)`;
  const boundsByRoom = new Map(bounds.map((end) => [end.roomId, end]));
  return rooms.flatMap((room) => {
    const bound = boundsByRoom.get(room.roomId);
    if (!bound?.from || !bound.to) return [];
    const [from, to] = [Math.max(room.from, bound.from), Math.min(room.to, bound.to)];
    return from <= to ? [{ ...room, from, to, lastAt: Math.min(room.lastAt, until ?? room.lastAt) }] : [];
  });
}

/** Returns the titles of these rooms as the actor sees them. */
export async function loadRoomTitles(
  sql: Transaction,
  actor: Actor,
  roomIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; title: string }[]>`
    select r.id, ${titleOf(sql)} as title from room_members me join rooms r on r.id = me.room_id
    where me.user_id = ${actor.userId} and me.room_id = any(${[...new Set(roomIds)]}::uuid[])`;
  return new Map(rows.map(({ id, title }) => [id, title]));
}
