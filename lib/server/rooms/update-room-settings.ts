import type { Room, RoomSettings } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { publishRoomUpdated } from "../events/room-events";
import { notFound } from "../platform/errors";
import { runtime, type Sql } from "../platform/runtime";
import { getRoom } from "./queries";

/** Changes the actor's settings of a room and publishes them to the actor's devices. */
export async function updateRoomSettings(actor: Actor, roomId: string, patch: RoomSettings): Promise<Room> {
  const sql = runtime("sql");
  const updated = await sql`
    update room_members m set
      notify = coalesce(${patch.notify ?? null}, notify),
      muted_until = ${patch.mutedUntil === undefined ? sql`muted_until` : sql`${patch.mutedUntil}::timestamptz`},
      pinned = coalesce(${patch.pinned ?? null}, pinned),
      archived_seq = ${archivedSeq(sql, patch.archived)}
    from rooms r
    where m.room_id = ${roomId} and m.user_id = ${actor.userId} and r.id = m.room_id returning 1`;
  if (updated.length === 0) throw notFound("room");
  const room = await getRoom(actor, roomId);
  publishRoomUpdated(new Map([[actor.userId, room]]));
  return room;
}

function archivedSeq(sql: Sql, archived: boolean | undefined) {
  if (archived === undefined) return sql`m.archived_seq`;
  return archived ? sql`r.last_seq` : sql`null`;
}
