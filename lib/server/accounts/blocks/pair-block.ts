import { forbidden } from "../../platform/errors";
import type { Transaction } from "../../platform/runtime";

/** Returns the key of a pair of users, the same in either order. */
export const pairKey = (a: string, b: string): string => [a, b].sort().join(":");

/** The error for a blocked pair. It is the same whichever of the two blocked the other. */
export const blockedError = () => forbidden("You cannot write to this person.");

/** Serializes blocks of a pair and the creation of its room, so that what one transaction reads of the pair holds. */
export async function lockPair(sql: Transaction, a: string, b: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${pairKey(a, b)}, 0))`;
}

/** Returns whether either of the two has blocked the other. */
export async function isBlockedPair(sql: Transaction, a: string, b: string): Promise<boolean> {
  const rows = await sql`
    select 1 from blocks where (blocker_id = ${a} and blocked_id = ${b}) or (blocker_id = ${b} and blocked_id = ${a})`;
  return rows.length > 0;
}

/**
 * Stores in the members of the pair's direct room, if there is one, whether the two may write there. The message writer
 * reads the membership anyway. The change raises `members_rev`, so a message that waits for the room lock is checked
 * again.
 */
export async function syncPairBlock(
  sql: Transaction,
  a: string,
  b: string,
): Promise<{ roomId: string; silenced: boolean } | null> {
  const [room] = await sql<{ id: string }[]>`
    select id from rooms where direct_key = ${pairKey(a, b)} for update`;
  if (!room) return null;
  const silenced = await isBlockedPair(sql, a, b);
  await sql`update room_members set silenced = ${silenced} where room_id = ${room.id}`;
  await sql`update rooms set last_rev = last_rev + 1, members_rev = last_rev + 1 where id = ${room.id}`;
  return { roomId: room.id, silenced };
}
