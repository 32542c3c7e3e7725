import { invalid } from "../errors";
import type { Transaction } from "../runtime";

/** Refuses with `invalid` unless each id is a user's. Returns their names by id. */
export async function requireKnownUsers(
  sql: Transaction,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; name: string }[]>`
    select id, name from users where id = any(${[...userIds]}::uuid[])`;
  if (rows.length !== userIds.length) throw invalid("userIds", "names someone who does not exist");
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function userName(sql: Transaction, userId: string): Promise<string> {
  const [row] = await sql<{ name: string }[]>`select name from users where id = ${userId}`;
  return row?.name ?? "";
}
