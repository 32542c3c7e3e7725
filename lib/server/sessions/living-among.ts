import { runtime } from "../runtime";

/** Those of these sessions that have been neither revoked nor have expired. */
export async function livingAmong(sessionIds: readonly string[]): Promise<Set<string>> {
  const rows = await runtime("sql")<{ id: string }[]>`
    select id from sessions where id = any(${[...new Set(sessionIds)]}::uuid[]) and expires_at > now()`;
  return new Set(rows.map((row) => row.id));
}
