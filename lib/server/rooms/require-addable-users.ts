import { invalid } from "../platform/errors";
import type { Transaction } from "../platform/runtime";

/** Returns the names of these users by id. Throws `invalid` if one does not exist or has blocked the actor. */
export async function requireAddableUsers(
  sql: Transaction,
  userIds: readonly string[],
  actorId: string,
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string; blocks: boolean }[]>`
    select id, name, exists (
      select 1 from blocks b where b.blocker_id = users.id and b.blocked_id = ${actorId}
    ) as blocks from users where id = any(${[...userIds]}::uuid[])`;
  if (rows.length !== userIds.length) throw invalid("userIds", "names someone who does not exist");
  if (rows.some((row) => row.blocks)) throw invalid("userIds", "names someone who cannot be added");
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Returns the name of a user, empty if there is none. */
export async function userName(sql: Transaction, userId: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from users where id = ${userId}`;
  return row?.name ?? "";
}
