import type { Transaction } from "../../platform/runtime";

export const pairKey = (a: string, b: string): string => [a, b].sort().join(":");

/** Nobody blocks within a pair, or opens its room, while another does: what each of them reads of the other holds. */
export async function lockPair(sql: Transaction, a: string, b: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${pairKey(a, b)}, 0))`;
}

export async function isBlockedPair(sql: Transaction, a: string, b: string): Promise<boolean> {
  const rows = await sql`
    select 1 from blocks where (blocker_id = ${a} and blocked_id = ${b}) or (blocker_id = ${b} and blocked_id = ${a})`;
  return rows.length > 0;
}

/**
 * Writes into the pair's direct room, if there is one, whether the two may write there: where the writer of messages looks
 * anyway. As a change of membership, so that a message which waits for the room's lock is judged anew.
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
