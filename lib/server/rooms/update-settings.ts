import type { NotifyLevel, Room } from "@/lib/contract/rooms";
import type { Actor } from "../auth/actor";
import { notFound } from "../errors";
import { publishRoomUpdated } from "../events/room-events";
import { runtime } from "../runtime";
import { getRoom } from "./queries";

/** The actor's own settings of a room; their other devices learn of it. */
export async function updateSettings(
  actor: Actor,
  roomId: string,
  patch: { notify?: NotifyLevel; mutedUntil?: string | null },
): Promise<Room> {
  const sql = runtime("sql");
  const updated = await sql`
    update room_members set
      notify = coalesce(${patch.notify ?? null}, notify),
      muted_until = ${patch.mutedUntil === undefined ? sql`muted_until` : sql`${patch.mutedUntil}::timestamptz`}
    where room_id = ${roomId} and user_id = ${actor.userId} returning 1`;
  if (updated.length === 0) throw notFound("room");
  const room = await getRoom(actor, roomId);
  publishRoomUpdated(new Map([[actor.userId, room]]));
  return room;
}
