import { v7 as uuidv7 } from "uuid";
import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { blockedError, isBlockedPair, lockPair, pairKey } from "../accounts/blocks/pair-block";
import { transaction } from "../db/transaction";
import { publishRoomAdded } from "../events/room-events";
import { invalid, notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { getRoom, roomAsSeenBy } from "./queries";

/**
 * Returns the direct room of the actor and another user, and creates it on the first call by either. Creating one in a
 * blocked pair is refused with `forbidden`; an existing room stays readable.
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
    const existing = await sql`select 1 from rooms where direct_key = ${key}`;
    if (existing.length > 0) return null;
    if (await isBlockedPair(sql, actor.userId, userId)) throw blockedError();
    const [inserted] = await sql<{ id: string }[]>`
      insert into rooms (id, kind, direct_key) values (${uuidv7()}, 'direct', ${key})
      on conflict (direct_key) do nothing returning id`;
    if (!inserted) return null;
    await sql`
      insert into room_members (room_id, user_id, role)
      select ${inserted.id}, unnest(${pair}::uuid[]), 'member'`;
    return inserted.id;
  });
  if (created) publishRoomAdded(await roomAsSeenBy(created, pair));
  const [found] = created
    ? [{ id: created }]
    : await runtime("sql")<{ id: string }[]>`select id from rooms where direct_key = ${key}`;
  if (!found) throw notFound("room");
  return { room: await getRoom(actor, found.id), created: created !== null };
}
