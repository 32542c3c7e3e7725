import { LIMITS } from "@/lib/contract/limits";
import type { HistoryQuery, Message, MessagePage } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { membership } from "../rooms/membership/membership";
import { notHiddenFrom } from "./hidden-messages";
import type { MessageRow } from "./to-message";
import { toMessagesWithStatus } from "./to-messages-with-status";

/**
 * Returns a page of a room's history in ascending seq, by keyset, so that any depth costs the same.
 * `around` and `at` put their message in the middle. Throws `not_found` for a non-member.
 */
export async function messagePage(actor: Actor, roomId: string, query: HistoryQuery): Promise<MessagePage> {
  const { visibleFromSeq, lastRev } = await membership(actor, roomId);
  const limit = query.limit ?? LIMITS.pageSize;
  const window = new HistoryWindow(actor, roomId, visibleFromSeq);
  // `lastRev` was read before the messages, so they include every change up to it.
  const toPage = async (rows: MessageRow[], hasMoreBefore: boolean, hasMoreAfter: boolean) => ({
    messages: await toMessagesWithStatus(rows),
    hasMoreBefore,
    hasMoreAfter,
    lastRev,
  });
  const pivot = query.at !== undefined ? await window.seqAt(query.at) : query.around;
  if (pivot !== undefined) {
    const older = await window.before(pivot, Math.floor(limit / 2));
    const newer = await window.after(pivot - 1, limit - older.rows.length);
    return toPage([...older.rows, ...newer.rows], older.more, newer.more);
  }
  if (query.after !== undefined) {
    const newer = await window.after(query.after, limit);
    const older = await window.before(query.after + 1, 1);
    return toPage(newer.rows, older.rows.length > 0, newer.more);
  }
  const before = query.before ?? Number.MAX_SAFE_INTEGER;
  const older = await window.before(before, limit);
  const newer = older.newer ?? (await window.after(before - 1, 1)).rows.length > 0;
  return toPage(older.rows, older.more, newer);
}

/** The part of a room's history that a member may see. Queries one row more than the limit to detect further ones. */
class HistoryWindow {
  constructor(
    private readonly actor: Actor,
    private readonly roomId: string,
    private readonly from: number,
  ) {}

  /** `newer`: whether a message from `seq` on exists; undefined if none exists before it. */
  async before(seq: number, limit: number) {
    const rows = await runtime("sql")<(MessageRow & { newer: boolean })[]>`
      select *, exists (
        select 1 from messages where room_id = ${this.roomId} and seq >= ${Math.max(this.from, seq)}
          and ${notHiddenFrom(this.actor)}
      ) as newer
      from messages where room_id = ${this.roomId} and seq >= ${this.from} and seq < ${seq}
        and ${notHiddenFrom(this.actor)}
      order by seq desc limit ${limit + 1}`;
    return { rows: rows.slice(0, limit).reverse(), more: rows.length > limit, newer: rows[0]?.newer };
  }

  async after(seq: number, limit: number) {
    const rows = await runtime("sql")<MessageRow[]>`
      select * from messages where room_id = ${this.roomId} and seq >= ${this.from} and seq > ${seq}
        and ${notHiddenFrom(this.actor)}
      order by seq limit ${limit + 1}`;
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }

  /** Returns the seq of the first message at `time` or later, or a seq beyond the last message. */
  async seqAt(time: string): Promise<number> {
    const [row] = await runtime("sql")<{ seq: number }[]>`
      select seq from messages where room_id = ${this.roomId} and created_at >= ${time}::timestamptz
      order by created_at, seq limit 1`;
    return row?.seq ?? Number.MAX_SAFE_INTEGER;
  }
}

/** Returns a message that the actor may see, else throws `not_found`. */
export async function visibleMessage(actor: Actor, id: string): Promise<Message> {
  const rows = await runtime("sql")<MessageRow[]>`
    select messages.* from messages
    join room_members me on me.room_id = messages.room_id and me.user_id = ${actor.userId}
    where messages.id = ${id} and messages.seq >= me.visible_from_seq`;
  const [message] = await toMessagesWithStatus(rows);
  if (!message) throw notFound("message");
  return message;
}
