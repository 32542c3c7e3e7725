import type { Actor } from "../../accounts/auth/actor";
import { transaction } from "../../db/transaction";
import { lockPair, silencePair } from "./pair-block";
import { tellPair } from "./publish-pair-block";

/** Takes a block back; their direct room opens again unless the other has blocked as well. Again is the same. */
export async function unblockPerson(actor: Actor, userId: string): Promise<void> {
  const room = await transaction(async (sql) => {
    await lockPair(sql, actor.userId, userId);
    const { count } = await sql`
      delete from blocks where blocker_id = ${actor.userId} and blocked_id = ${userId}`;
    return count === 0 ? null : silencePair(sql, actor.userId, userId);
  });
  if (room) await tellPair([actor.userId, userId], room);
}
