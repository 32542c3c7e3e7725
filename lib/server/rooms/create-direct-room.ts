import { v7 as uuidv7 } from "uuid";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../auth/actor";
import { transaction } from "../db/transaction";
import { invalid, notFound } from "../errors";
import { publishRoomAdded } from "../events/room-events";
import { runtime } from "../runtime";
import { getRoom, roomAsSeenBy } from "./queries";

/** The direct room of the actor and another: one room, however often and by whichever of the two it is asked for. */
export async function createDirectRoom(
  actor: Actor,
  userId: string,
): Promise<{ room: Room; created: boolean }> {
  if (userId === actor.userId) throw invalid("userId", "is yourself");
  const pair = [actor.userId, userId].sort();
  const key = pair.join(":");
  const created = await transaction(async (sql) => {
    const people = await sql`select id from users where id = ${userId}`;
    if (people.length === 0) throw notFound("user");
    const [made] = await sql<{ id: string }[]>`
      insert into rooms (id, kind, direct_key) values (${uuidv7()}, 'direct', ${key})
      on conflict (direct_key) do nothing returning id`;
    if (!made) return null;
    await sql`
      insert into room_members (room_id, user_id, role)
      select ${made.id}, unnest(${pair}::uuid[]), 'member'`;
    return made.id;
  });
  if (created) publishRoomAdded(await roomAsSeenBy(created, pair));
  const [known] = created
    ? [{ id: created }]
    : await runtime("sql")<{ id: string }[]>`select id from rooms where direct_key = ${key}`;
  if (!known) throw notFound("room");
  return { room: await getRoom(actor, known.id), created: created !== null };
}
