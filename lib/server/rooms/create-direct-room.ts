import { v7 as uuidv7 } from "uuid";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { blockedError } from "../accounts/blocks/blocked-error";
import { isBlockedPair, lockPair, pairKey } from "../accounts/blocks/pair-block";
import { transaction } from "../db/transaction";
import { publishRoomAdded } from "../events/room-events";
import { invalid, notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { getRoom, roomAsSeenBy } from "./queries";

/**
 * The direct room of the actor and another: one room, however often and by whichever of the two it is asked for. A new one
 * is refused with `forbidden` where one of them has blocked the other; one that is there can still be read.
 */
export async function createDirectRoom(
  actor: Actor,
  userId: string,
): Promise<{ room: Room; created: boolean }> {
  if (userId === actor.userId) throw invalid("userId", "is yourself");
  const pair = [actor.userId, userId].sort();
  const key = pairKey(actor.userId, userId);
  const created = await transaction(async (sql) => {
    const people = await sql`select id from users where id = ${userId}`;
    if (people.length === 0) throw notFound("user");
    await lockPair(sql, actor.userId, userId);
    const known = await sql`select 1 from rooms where direct_key = ${key}`;
    if (known.length > 0) return null;
    if (await isBlockedPair(sql, actor.userId, userId)) throw blockedError();
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
