import type { Actor } from "../../accounts/actor/actor";
import { lockPair, syncPairBlock } from "../../accounts/blocks/pair-block";
import { transaction } from "../../db/transaction";
import { publishPairBlock } from "./publish-pair-block";

/** Removes a block. Both can write in their direct room again, unless the other user has blocked too. Idempotent. */
export async function unblockUser(actor: Actor, userId: string): Promise<void> {
  const room = await transaction(async (sql) => {
    await lockPair(sql, actor.userId, userId);
    const { count } = await sql`
      delete from blocks where blocker_id = ${actor.userId} and blocked_id = ${userId}`;
    return count === 0 ? null : syncPairBlock(sql, actor.userId, userId);
  });
  if (room) await publishPairBlock([actor.userId, userId], room);
}
