import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { tryPurgeDeletingFiles } from "../attachments/purge-deleting-files";
import { recordAuditEvent } from "../audit/record-audit-event";
import { publishRoomRemoved } from "../events/room-events";
import { forbidden } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { notifyMemberRemoved } from "./membership/member-removals";
import { withRoomLock } from "./membership/membership";
import { getRoom } from "./queries";

/** Deletes a group with all its messages. Owners only. Returns the room as it was. */
export async function deleteRoom(actor: Actor, roomId: string): Promise<Room> {
  const room = await getRoom(actor, roomId);
  const members = await withRoomLock(actor, roomId, async (sql, { kind, role }) => {
    if (kind === "direct" || role !== "owner") throw forbidden("Only the room's owner may delete it.");
    await recordAuditEvent("room_deleted", { actor, roomId, details: { title: room.title } }, sql);
    return deleteRoomRows(sql, roomId);
  });
  publishRoomRemoved(roomId, members);
  await tryPurgeDeletingFiles();
  return room;
}

/** Deletes the rows of a room and sets its files to `deleting`. Returns the ids of the members. */
export async function deleteRoomRows(sql: Transaction, roomId: string): Promise<string[]> {
  await sql`update attachments set state = 'deleting' where room_id = ${roomId}`;
  const members = await sql<
    { userId: string }[]
  >`delete from room_members where room_id = ${roomId} returning user_id`;
  // Waits for an indexer that is working on the room, so that its writes are deleted too.
  const [indexed] = await sql<{ no: number }[]>`
    delete from search_rooms where room_id = ${roomId} returning no`;
  if (indexed) await sql`delete from search_postings where room_no = ${indexed.no}`;
  for (const table of [
    "messages",
    "message_edits",
    "hidden_messages",
    "pins",
    "receipt_ranges",
    "push_due",
    "push_notified",
    "link_pictures",
    "preview_due",
  ]) {
    await sql`delete from ${sql(table)} where room_id = ${roomId}`;
  }
  await sql`delete from rooms where id = ${roomId}`;
  await notifyMemberRemoved(sql, { roomId, userId: null });
  return members.map((member) => member.userId);
}
