import { LIMITS } from "@/lib/contract/limits";
import type { Actor } from "../../accounts/actor/actor";
import { lockPair, syncPairBlock } from "../../accounts/blocks/pair-block";
import { transaction } from "../../db/transaction";
import { publishPresenceToUser } from "../../events/room-events";
import { invalid, notFound } from "../../platform/errors";
import { publishPairBlock } from "./publish-pair-block";

/**
 * Blocks a user for the actor: neither can write in their direct room, and the blocked user no longer sees the actor's
 * presence. Idempotent. The blocked user is not notified.
 */
export async function blockUser(actor: Actor, userId: string): Promise<void> {
  if (userId === actor.userId) throw invalid("userId", "is yourself");
  const room = await transaction(async (sql) => {
    await lockPair(sql, actor.userId, userId);
    if ((await sql`select 1 from users where id = ${userId}`).length === 0) throw notFound("user");
    await sql`
      insert into blocks (blocker_id, blocked_id) values (${actor.userId}, ${userId}) on conflict do nothing`;
    const [{ count } = { count: 0 }] = await sql<{ count: number }[]>`
      select count(*)::int as count from blocks where blocker_id = ${actor.userId}`;
    if (count > LIMITS.blocksPerUser) throw invalid("userId", `would be more than ${LIMITS.blocksPerUser}`);
    return syncPairBlock(sql, actor.userId, userId);
  });
  publishPresenceToUser(userId, { userId: actor.userId, online: false, lastSeenAt: null });
  if (room) await publishPairBlock([actor.userId, userId], room);
}
