import type { sessions } from "@/drizzle/schema/users";
import type { Row } from "../../db/row";
import { batchedRead } from "../../platform/batched-read";
import { env } from "../../platform/env";
import { runtime } from "../../platform/runtime";

/** The session and the user that a token claims. */
interface SessionClaim {
  sessionId: string;
  userId: string;
}

/**
 * Returns whether the session is live and belongs to the user. Updates when it was last seen, at most once a minute to
 * save writes. Each use extends the session by the idle time, at most to its max lifetime.
 */
export const touchSession = batchedRead("touch-session", async (claims: SessionClaim[]) => {
  const rows = await runtime("sql")<Row<typeof sessions, "id" | "userId">[]>`
    with alive as materialized (
      select id, user_id, last_seen_at from sessions
      where id = any(${claims.map((one) => one.sessionId)}::uuid[]) and expires_at > now()
    ), touched as (
      update sessions set last_seen_at = now(), expires_at = ${nextExpiry()}
      where id in (select id from alive where last_seen_at < now() - interval '1 minute')
    )
    select id, user_id from alive`;
  const owners = new Map(rows.map((row) => [row.id, row.userId]));
  return claims.map(({ sessionId, userId }) => owners.get(sessionId) === userId);
});

/** Returns when a session used now expires: after the idle time, but at most its whole lifetime after its creation. */
export function nextExpiry() {
  const { SESSION_IDLE_DAYS, SESSION_DAYS } = env();
  return runtime("sql")`least(
    now() + make_interval(days => ${SESSION_IDLE_DAYS}), created_at + make_interval(days => ${SESSION_DAYS}))`;
}
