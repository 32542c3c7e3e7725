import { LIMITS } from "@/lib/contract/limits";
import type { SearchPage, SearchQuery } from "@/lib/contract/search";
import type { Actor } from "../auth/actor";
import { transaction } from "../db/transaction";
import { unavailable } from "../errors";
import type { MessageRow } from "../messages/to-message";
import { withMarks } from "../messages/with-marks";
import { membership } from "../rooms/membership";
import { once, type Transaction } from "../runtime";
import { parseQuery } from "./parse-query";

/** Searches read much and hold a connection that changes of rooms need as well: the rest is told to come back. */
const AT_ONCE = 3;
const RETRY_MS = 1_000;
const underWay = () => once("searches", () => ({ count: 0 }));

type Found = MessageRow & { roomTitle: string };

const holding = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

/**
 * The newest messages that hold all texts, in rooms that the actor is in, from where their history starts. Judged on the
 * rows themselves, so an edit or a deletion counts at once. A search of more than 2 s is ended as `unavailable`.
 */
export async function searchMessages(actor: Actor, query: SearchQuery): Promise<SearchPage> {
  if (query.roomId) await membership(actor, query.roomId);
  const wanted = parseQuery(query.q ?? "");
  const has = query.has ? [...wanted.has, query.has] : wanted.has;
  const people = wanted.people.map(holding);
  const rooms = wanted.rooms.map(holding);
  const filtered = query.from || query.before || query.after || wanted.since || wanted.until;
  const empty = [wanted.texts, wanted.unwanted, people, rooms, has].every((list) => list.length === 0);
  if (empty && !filtered) return { hits: [], nextCursor: null };
  const [ms = "", lastId = ""] = query.cursor?.split("_") ?? [];
  const limit = LIMITS.usersPage;
  const rows = await oneOfFew(async (sql) => {
    await sql`set local statement_timeout = 2000`;
    return sql<Found[]>`
      select messages.*, coalesce(case r.kind when 'group' then r.title else other.name end, '') as room_title
      from room_members me
      join rooms r on r.id = me.room_id
      left join lateral (
        select u.name from room_members o join users u on u.id = o.user_id
        where r.kind = 'direct' and o.room_id = r.id and o.user_id <> me.user_id limit 1
      ) other on true
      join messages on messages.room_id = me.room_id and messages.seq >= me.visible_from_seq
      where me.user_id = ${actor.userId} and messages.deleted_at is null and messages.type <> 'system'
        and not exists (select 1 from hidden_messages h where h.user_id = me.user_id and h.message_id = messages.id)
        and messages.content ilike all(${wanted.texts.map(holding)}::text[])
        and not messages.content ilike any(${wanted.unwanted.map(holding)}::text[])
        and coalesce(case r.kind when 'group' then r.title else other.name end, '') ilike all(${rooms}::text[])
        ${query.roomId ? sql`and me.room_id = ${query.roomId}` : sql``}
        ${query.from ? sql`and messages.sender_id = ${query.from}` : sql``}
        ${people.length > 0 ? sql`and exists (select 1 from users s where s.id = messages.sender_id and s.name ilike all(${people}::text[]))` : sql``}
        ${has.includes("link") ? sql`and messages.content ~* 'https?://'` : sql``}
        ${has.includes("image") ? sql`and messages.type = 'image'` : sql``}
        ${has.includes("file") ? sql`and messages.type in ('file', 'audio', 'video', 'image')` : sql``}
        ${query.after ? sql`and messages.created_at >= ${query.after}::timestamptz` : sql``}
        ${query.before ? sql`and messages.created_at < ${query.before}::timestamptz` : sql``}
        ${wanted.since ? sql`and messages.created_at >= ${wanted.since}::timestamptz` : sql``}
        ${wanted.until ? sql`and messages.created_at < ${wanted.until}::timestamptz` : sql``}
        ${query.cursor ? sql`and (messages.created_at, messages.id) < (${new Date(Number(ms))}, ${lastId}::uuid)` : sql``}
      order by messages.created_at desc, messages.id desc limit ${limit + 1}`;
  });
  const shown = rows.slice(0, limit);
  const messages = await withMarks(shown);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    hits: messages.map((message, index) => ({
      message,
      roomTitle: shown[index]?.roomTitle ?? "",
      highlights: rangesOf(message.content, wanted.texts),
    })),
    nextCursor: last ? `${last.createdAt.getTime()}_${last.id}` : null,
  };
}

async function oneOfFew<T>(work: (sql: Transaction) => Promise<T>): Promise<T> {
  const searches = underWay();
  if (searches.count >= AT_ONCE) throw unavailable(RETRY_MS);
  searches.count++;
  try {
    return await transaction(work);
  } finally {
    searches.count--;
  }
}

function rangesOf(content: string, texts: readonly string[]): [number, number][] {
  if (texts.length === 0) return [];
  const longestFirst = texts.toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst.map((text) => text.replace(/[$()*+./?[\\\]^{|}]/g, "\\$&")).join("|");
  return [...content.matchAll(new RegExp(pattern, "giu"))].map((hit) => [
    hit.index,
    hit.index + hit[0].length,
  ]);
}
