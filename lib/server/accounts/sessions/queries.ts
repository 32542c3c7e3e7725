import type { sessions } from "@/drizzle/schema/users";
import type { Session } from "@/lib/contract/accounts";
import type { Row } from "../../db/row";
import { runtime } from "../../platform/runtime";
import type { Actor } from "../actor/actor";

type SessionRow = Row<typeof sessions, "id" | "createdAt" | "lastSeenAt" | "userAgent" | "ip">;

/** Returns the actor's live sessions, the last used first. */
export async function listSessions(actor: Actor): Promise<Session[]> {
  const rows = await runtime("sql")<SessionRow[]>`
    select id, created_at, last_seen_at, user_agent, ip from sessions
    where user_id = ${actor.userId} and expires_at > now()
    order by last_seen_at desc`;
  return rows.map((row) => ({
    id: row.id,
    current: row.id === actor.sessionId,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    userAgent: row.userAgent,
    ip: row.ip,
  }));
}
