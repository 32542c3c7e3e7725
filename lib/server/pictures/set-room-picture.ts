import { v7 as uuidv7 } from "uuid";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { membership, requireGroupAdmin, withRoomLock } from "../rooms/membership/membership";
import { publishRoom } from "../rooms/publish-room";
import { getRoom } from "../rooms/queries";
import { pictureUrl } from "./queries";
import { squarePicture } from "./square-picture";

/** Sets a group's picture, or deletes it with null. Owner and admins only. Throws `unsupported_type`. */
export async function setRoomPicture(actor: Actor, roomId: string, bytes: Uint8Array | null): Promise<Room> {
  requireGroupAdmin(await membership(actor, roomId));
  const square = bytes && (await squarePicture(bytes));
  const id = uuidv7();
  await withRoomLock(actor, roomId, async (sql, membership) => {
    requireGroupAdmin(membership);
    await sql`delete from pictures where room_id = ${roomId}`;
    if (square)
      await sql`insert into pictures (id, room_id, bytes) values (${id}, ${roomId}, ${Buffer.from(square)})`;
    await sql`
      update rooms set image = ${square ? pictureUrl(id) : null}, last_rev = last_rev + 1 where id = ${roomId}`;
  });
  await publishRoom(roomId, "room");
  return getRoom(actor, roomId);
}
