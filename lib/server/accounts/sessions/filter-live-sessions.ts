import { runtime } from "../../platform/runtime";
import { nextExpiry } from "./touch-session";

/**
 * Returns which of these sessions, all in use, are neither revoked nor expired. Updates when they were last seen, at most
 * once an hour.
 */
export async function filterLiveSessions(sessionIds: readonly string[]): Promise<Set<string>> {
  const rows = await runtime("sql")<{ id: string }[]>`
    with alive as materialized (
      select id, last_seen_at from sessions
      where id = any(${[...new Set(sessionIds)]}::uuid[]) and expires_at > now()
    ), touched as (
      update sessions set last_seen_at = now(), expires_at = ${nextExpiry()}
      where id in (select id from alive where last_seen_at < now() - interval '1 hour')
    )
    select id from alive`;
  return new Set(rows.map((row) => row.id));
}
