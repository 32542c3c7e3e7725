import type { Actor } from "../auth/actor";
import { notFound } from "../errors";
import { closeSessionSockets, type RevocationReason } from "../events/session-events";
import { runtime } from "../runtime";
import { ENDED_SESSIONS } from "./ended-sessions";

/** Ends one of the actor's sessions; its sockets close on every instance. */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  const ended = await endSessions(actor.userId, { only: sessionId }, "revoked");
  if (ended === 0) throw notFound("session");
}

/** Ends all of the actor's sessions, the current one included. */
export async function revokeAllSessions(actor: Actor): Promise<void> {
  await endSessions(actor.userId, {}, "revoked");
}

/** Ends sessions of a user: one, all but one, or all. Returns how many there were. */
export async function endSessions(
  userId: string,
  which: { only?: string; except?: string },
  reason: RevocationReason,
): Promise<number> {
  const sql = runtime("sql");
  const ended = await sql<{ id: string }[]>`
    with ended as (
      delete from sessions where user_id = ${userId}
      ${which.only ? sql`and id = ${which.only}` : sql``}
      ${which.except ? sql`and id <> ${which.except}` : sql``}
      returning id
    )
    select id, pg_notify(${ENDED_SESSIONS}, json_build_object('sessionId', id, 'reason', ${reason}::text)::text)
    from ended`;
  closeSessionSockets(
    ended.map((session) => session.id),
    reason,
  );
  return ended.length;
}
