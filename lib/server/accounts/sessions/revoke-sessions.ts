import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { closeSessionSockets, type RevocationReason } from "../../events/session-events";
import { notFound } from "../../platform/errors";
import { runtime, type Sql, type Transaction } from "../../platform/runtime";
import type { Actor } from "../actor/actor";
import { SESSION_REVOCATIONS_CHANNEL } from "./session-revocations";

/** Which of a user's sessions: one, all but one, or all. */
type SessionFilter = { only?: string; except?: string };

/** Ends one of the actor's sessions; its sockets close on every instance. */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  await revoke(actor, { only: sessionId });
}

/** Ends all of the actor's sessions, the current one included. */
export async function revokeAllSessions(actor: Actor): Promise<void> {
  await revoke(actor, {});
}

async function revoke(actor: Actor, filter: SessionFilter): Promise<void> {
  const ended = await transaction(async (sql) => {
    // Before the deletion: the entry takes the address from the session's row.
    await recordAuditEvent(
      "session_ended",
      { actor, subjectId: actor.userId, details: auditDetails(filter) },
      sql,
    );
    const sessionIds = await deleteSessions(sql, actor.userId, filter, "revoked");
    if (sessionIds.length === 0) throw notFound("session");
    return sessionIds;
  });
  closeSessionSockets(ended, "revoked");
}

const auditDetails = ({ only }: SessionFilter): Record<string, string> => ({ session: only ?? "all" });

/** Ends sessions of a user and closes their sockets. Returns their number. */
export async function endSessions(
  userId: string,
  filter: SessionFilter,
  reason: RevocationReason,
): Promise<number> {
  const ended = await deleteSessions(runtime("sql"), userId, filter, reason);
  closeSessionSockets(ended, reason);
  return ended.length;
}

/**
 * Deletes sessions; no other statement does. Foreign keys delete what belongs to a session. On commit, PostgreSQL notifies
 * every instance to close the sockets. Returns the ids, for `closeSessionSockets` after the commit.
 */
export async function deleteSessions(
  sql: Sql | Transaction,
  userId: string,
  filter: SessionFilter,
  reason: RevocationReason,
): Promise<string[]> {
  const ended = await sql<{ id: string }[]>`
    with ended as (
      delete from sessions where user_id = ${userId}
      ${filter.only ? sql`and id = ${filter.only}` : sql``}
      ${filter.except ? sql`and id <> ${filter.except}` : sql``}
      returning id
    )
    select id, pg_notify(${SESSION_REVOCATIONS_CHANNEL}, json_build_object('sessionId', id, 'reason', ${reason}::text)::text)
    from ended`;
  return ended.map((session) => session.id);
}
