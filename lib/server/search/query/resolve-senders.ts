import type { Actor } from "../../accounts/actor/actor";
import { containsPattern } from "../../db/like-pattern";
import type { Transaction } from "../../platform/runtime";

/** Max users per name. */
const MAX_USERS = 50;

/** Returns the ids of users who have one of the names, else of users whose name contains it; `me` is the actor. */
export async function resolveSenders(
  sql: Transaction,
  actor: Actor,
  names: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ id: string; ordinal: number; exact: boolean }[]>`
    select u.id, n.ordinal::int, lower(u.name) = lower(n.name) as exact
    from unnest(${[...names]}::text[], ${names.map(containsPattern)}::text[]) with ordinality as n(name, pattern, ordinal)
    cross join lateral (
      select id, name from users where name ilike n.pattern
      order by lower(name) = lower(n.name) desc, name, id limit ${MAX_USERS}
    ) u`;
  return names.flatMap((name, index) => {
    if (name.toLowerCase() === "me") return [actor.userId];
    const found = rows.filter((row) => row.ordinal === index + 1);
    const exact = found.filter((row) => row.exact);
    return (exact.length > 0 ? exact : found).map((row) => row.id);
  });
}
