import { runtime } from "../platform/runtime";
import { publishRoom } from "./publish-room";

/** So many conversations are told at once; the others' members see it at their next start. */
const TOLD = 100;

/**
 * Tells those with whom a person talks that the direct room, which has the other one's name and picture, looks
 * different now. In groups people are looked up by those who have them on the screen.
 */
export async function publishDirectRooms(userId: string): Promise<void> {
  const rooms = await runtime("sql")<{ id: string }[]>`
    select r.id from room_members m join rooms r on r.id = m.room_id
    where m.user_id = ${userId} and r.kind = 'direct'
    order by r.last_activity_at desc limit ${TOLD}`;
  for (const { id } of rooms) await publishRoom(id, "room");
}
