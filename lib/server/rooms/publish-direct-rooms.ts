import { runtime } from "../platform/runtime";
import { publishRoom } from "./publish-room";

/** Max direct rooms published. Members of the others see the change when they next load their rooms. */
const ROOMS_MAX = 100;

/**
 * Publishes the user's direct rooms, whose title and picture are the user's name and picture. Clients look up users in
 * groups when they display them.
 */
export async function publishDirectRooms(userId: string): Promise<void> {
  const rooms = await runtime("sql")<{ id: string }[]>`
    select r.id from room_members m join rooms r on r.id = m.room_id
    where m.user_id = ${userId} and r.kind = 'direct'
    order by r.last_activity_at desc limit ${ROOMS_MAX}`;
  for (const { id } of rooms) await publishRoom(id, "room");
}
