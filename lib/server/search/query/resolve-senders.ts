import type { Actor } from "../../accounts/auth/actor";
import { containsPattern } from "../../db/like-pattern";
import type { Transaction } from "../../platform/runtime";

const PEOPLE = 50;

/** The ids of those whose name is, or else holds, one of these; `me` is the actor. */
export async function resolveSenders(
  sql: Transaction,
  actor: Actor,
  names: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ id: string; wanted: number; same: boolean }[]>`
    select u.id, n.place::int as wanted, lower(u.name) = lower(n.name) as same
    from unnest(${[...names]}::text[], ${names.map(containsPattern)}::text[]) with ordinality as n(name, pattern, place)
    cross join lateral (
      select id, name from users where name ilike n.pattern
      order by lower(name) = lower(n.name) desc, name, id limit ${PEOPLE}
    ) u`;
  return names.flatMap((name, index) => {
    if (name.toLowerCase() === "me") return [actor.userId];
    const found = rows.filter((row) => row.wanted === index + 1);
    const same = found.filter((row) => row.same);
    return (same.length > 0 ? same : found).map((row) => row.id);
  });
}
