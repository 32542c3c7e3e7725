import { recordAuditEvent } from "../../audit/record-audit-event";
import type { MessageRow } from "../../messages/to-message";
import { listBlocked } from "../../moderation/blocks/queries";
import { runtime } from "../../platform/runtime";
import { consume } from "../../rate-limit/rate-limiter";
import { listRooms } from "../../rooms/queries";
import type { Actor } from "../actor/actor";
import { listSessions } from "../sessions/queries";
import { getMe } from "../users/queries";

/** Messages per query. */
const PAGE_SIZE = 500;

/**
 * Streams the actor's stored data as chunks of one JSON document: profile, sessions, blocked users, rooms, and their
 * messages that are not deleted. The whole document is never in memory. Throws `rate_limited` beyond a few exports a
 * day, before the first chunk.
 */
export async function exportOwnData(actor: Actor): Promise<AsyncGenerator<string>> {
  await consume("export", actor.userId);
  await recordAuditEvent("data_exported", { actor, subjectId: actor.userId });
  const rooms = await listRooms(actor);
  const head = {
    exportedAt: new Date().toISOString(),
    profile: await getMe(actor.userId),
    sessions: await listSessions(actor),
    blocked: (await listBlocked(actor)).map(({ id, name }) => ({ id, name })),
    rooms: rooms.map(({ id, kind, title }) => ({ id, kind, title })),
  };
  return streamJson(
    actor,
    head,
    rooms.map((room) => room.id),
  );
}

async function* streamJson(actor: Actor, head: object, roomIds: readonly string[]): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"messages":[`;
  let separator = "";
  for (const roomId of roomIds) {
    for await (const row of ownMessages(actor, roomId)) {
      yield `${separator}\n${JSON.stringify(toEntry(row))}`;
      separator = ",";
    }
  }
  yield "\n]}\n";
}

async function* ownMessages(actor: Actor, roomId: string): AsyncGenerator<MessageRow> {
  for (let after: number | undefined = 0; after !== undefined; ) {
    const rows: MessageRow[] = await runtime("sql")<MessageRow[]>`
      select * from messages
      where room_id = ${roomId} and seq > ${after} and sender_id = ${actor.userId} and deleted_at is null
      order by seq limit ${PAGE_SIZE}`;
    yield* rows;
    after = rows.length < PAGE_SIZE ? undefined : rows.at(-1)?.seq;
  }
}

const toEntry = (row: MessageRow) => ({
  id: row.id,
  roomId: row.roomId,
  seq: row.seq,
  content: row.content,
  files: row.attachments?.map(({ id, name, url }) => ({ id, name, url })) ?? [],
  createdAt: row.createdAt,
  editedAt: row.editedAt,
});
