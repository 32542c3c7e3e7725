import { recordAuditEvent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { closeSessionSockets, type RevocationReason } from "../../events/session-events";
import { notFound } from "../../platform/errors";
import { runtime, type Sql, type Transaction } from "../../platform/runtime";
import type { Actor } from "../actor/actor";
import { SESSION_REVOCATIONS_CHANNEL } from "./session-revocations";

type Which = { only?: string; except?: string };

/** Ends one of the actor's sessions; its sockets close on every instance. */
export async function revokeSession(actor: Actor, sessionId: string): Promise<void> {
  await revoke(actor, { only: sessionId });
}

/** Ends all of the actor's sessions, the current one included. */
export async function revokeAllSessions(actor: Actor): Promise<void> {
  await revoke(actor, {});
}

async function revoke(actor: Actor, which: Which): Promise<void> {
  const ended = await transaction(async (sql) => {
    // Before the session goes, by which the log knows the address from which it was done.
    await recordAuditEvent(
      "session_ended",
      { actor, subjectId: actor.userId, details: detailsOf(which) },
      sql,
    );
    const sessionIds = await deleteSessions(sql, actor.userId, which, "revoked");
    if (sessionIds.length === 0) throw notFound("session");
    return sessionIds;
  });
  closeSessionSockets(ended, "revoked");
}

const detailsOf = ({ only }: Which): Record<string, string> => ({ session: only ?? "all" });

/** Ends sessions of a user: one, all but one, or all. Returns how many there were. */
export async function endSessions(userId: string, which: Which, reason: RevocationReason): Promise<number> {
  const ended = await deleteSessions(runtime("sql"), userId, which, reason);
  closeSessionSockets(ended, reason);
  return ended.length;
}

/**
 * The one statement that ends sessions. What belongs to a session goes with its row, by foreign keys; the database tells every
 * instance, once it is committed, to close the sockets. Returns their ids, for `closeSessionSockets` after the commit.
 */
export async function deleteSessions(
  sql: Sql | Transaction,
  userId: string,
  which: Which,
  reason: RevocationReason,
): Promise<string[]> {
  const ended = await sql<{ id: string }[]>`
    with ended as (
      delete from sessions where user_id = ${userId}
      ${which.only ? sql`and id = ${which.only}` : sql``}
      ${which.except ? sql`and id <> ${which.except}` : sql``}
      returning id
    )
    select id, pg_notify(${SESSION_REVOCATIONS_CHANNEL}, json_build_object('sessionId', id, 'reason', ${reason}::text)::text)
    from ended`;
  return ended.map((session) => session.id);
}
