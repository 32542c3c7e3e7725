import type { Actor } from "../../accounts/auth/actor";
import { containsPattern } from "../../db/like-pattern";
import type { Transaction } from "../../platform/runtime";

/** A room to search: which part of it, and how much of that is in the index. */
export interface ScopeRoom {
  roomId: string;
  /** Of the room in the index; 0 when it has none yet. */
  no: number;
  /** The first and the last seq that may be found. */
  from: number;
  to: number;
  indexedSeq: number;
  indexedRev: number;
  lastRev: number;
  /** No message is later, in ms. */
  lastAt: number;
}

export interface ScopeFilter {
  roomId?: string;
  /** Parts of names, all of which a room must have in its title. */
  roomTitles: readonly string[];
  /** Times in ms: not before, and not after. */
  since: number | null;
  until: number | null;
}

const titleOf = (sql: Transaction) => sql`
  coalesce(case r.kind when 'group' then r.title else (
    select u.name from room_members o join users u on u.id = o.user_id
    where o.room_id = r.id and o.user_id <> me.user_id limit 1
  ) end, '')`;

/** The actor's rooms, from where their history starts, narrowed by what is known without any message. */
export async function loadSearchScope(
  sql: Transaction,
  actor: Actor,
  wanted: ScopeFilter,
): Promise<ScopeRoom[]> {
  const rooms = await sql<(Omit<ScopeRoom, "lastAt"> & { lastActivityAt: Date })[]>`
    select r.id as room_id, coalesce(s.no, 0) as no, me.visible_from_seq as "from", r.last_seq as "to",
      coalesce(s.indexed_seq, 0) as indexed_seq, coalesce(s.indexed_rev, 0) as indexed_rev, r.last_rev,
      r.last_activity_at
    from room_members me join rooms r on r.id = me.room_id left join search_rooms s on s.room_id = r.id
    where me.user_id = ${actor.userId} and r.last_seq >= me.visible_from_seq
      ${wanted.roomId ? sql`and r.id = ${wanted.roomId}` : sql``}
      ${wanted.roomTitles.length > 0 ? sql`and ${titleOf(sql)} ilike all(${wanted.roomTitles.map(containsPattern)}::text[])` : sql``}`;
  const scope = rooms.map(({ lastActivityAt, ...room }) => ({ ...room, lastAt: lastActivityAt.getTime() }));
  return wanted.since === null && wanted.until === null ? scope : within(sql, scope, wanted);
}

/** Times become seqs, which rise with them: two look-ups a room. */
async function within(
  sql: Transaction,
  rooms: readonly ScopeRoom[],
  { since, until }: ScopeFilter,
): Promise<ScopeRoom[]> {
  const [first, last] = [new Date(since ?? 0), new Date(until ?? 0)];
  const ends = await sql<{ roomId: string; from: number | null; to: number | null }[]>`
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
    from unnest(${rooms.map((one) => one.roomId)}::uuid[], ${rooms.map((one) => one.to)}::bigint[]) as t(room_id, last)`;
  const byRoom = new Map(ends.map((one) => [one.roomId, one]));
  return rooms.flatMap((room) => {
    const found = byRoom.get(room.roomId);
    if (!found?.from || !found.to) return [];
    const [from, to] = [Math.max(room.from, found.from), Math.min(room.to, found.to)];
    return from <= to ? [{ ...room, from, to, lastAt: Math.min(room.lastAt, until ?? room.lastAt) }] : [];
  });
}

/** What the actor calls these rooms. */
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
