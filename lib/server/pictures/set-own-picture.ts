import { v7 as uuidv7 } from "uuid";
import type { Me } from "@/lib/contract/users";
import type { Actor } from "../accounts/actor/actor";
import { getMe } from "../accounts/users/queries";
import { transaction } from "../db/transaction";
import { publishDirectRooms } from "../rooms/publish-direct-rooms";
import { pictureUrl } from "./queries";
import { squarePicture } from "./square-picture";

/** Sets the actor's picture, or deletes it with null. Throws `unsupported_type`. */
export async function setOwnPicture(actor: Actor, bytes: Uint8Array | null): Promise<Me> {
  const square = bytes && (await squarePicture(bytes));
  const id = uuidv7();
  await transaction(async (sql) => {
    await sql`select 1 from users where id = ${actor.userId} for update`;
    await sql`delete from pictures where user_id = ${actor.userId}`;
    if (square)
      await sql`insert into pictures (id, user_id, bytes) values (${id}, ${actor.userId}, ${Buffer.from(square)})`;
    await sql`update users set image = ${square ? pictureUrl(id) : null} where id = ${actor.userId}`;
  });
  await publishDirectRooms(actor.userId);
  return getMe(actor.userId);
}
