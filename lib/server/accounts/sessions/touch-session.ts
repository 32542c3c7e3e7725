import type { sessions } from "@/drizzle/schema/users";
import type { Row } from "../../db/row";
import { batchedRead } from "../../platform/batched-read";
import { runtime } from "../../platform/runtime";
import { nextExpiry } from "./next-expiry";

interface Claimed {
  sessionId: string;
  userId: string;
}

/**
 * Whether the session lives; notes that it was seen, at most once a minute to spare writes. Each use puts off the end of a
 * session by the idle time, and none beyond its absolute end.
 */
export const touchSession = batchedRead("touch-session", async (claimed: Claimed[]) => {
  const rows = await runtime("sql")<Row<typeof sessions, "id" | "userId">[]>`
    with alive as materialized (
      select id, user_id, last_seen_at from sessions
      where id = any(${claimed.map((one) => one.sessionId)}::uuid[]) and expires_at > now()
    ), touched as (
      update sessions set last_seen_at = now(), expires_at = ${nextExpiry()}
      where id in (select id from alive where last_seen_at < now() - interval '1 minute')
    )
    select id, user_id from alive`;
  const owners = new Map(rows.map((row) => [row.id, row.userId]));
  return claimed.map(({ sessionId, userId }) => owners.get(sessionId) === userId);
});
