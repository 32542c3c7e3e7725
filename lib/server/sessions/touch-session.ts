import { runtime } from "../runtime";

/** Whether the session lives; notes that it was seen, at most once a minute to spare writes. */
export async function touchSession(sessionId: string, userId: string): Promise<boolean> {
  const rows = await runtime("sql")`
    with alive as (
      select id, last_seen_at from sessions
      where id = ${sessionId} and user_id = ${userId} and expires_at > now()
    ), touched as (
      update sessions set last_seen_at = now()
      where id in (select id from alive where last_seen_at < now() - interval '1 minute')
    )
    select 1 from alive`;
  return rows.length === 1;
}
