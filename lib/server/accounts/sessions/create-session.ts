import { v7 as uuidv7 } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import { recordAuditEvent, truncateUserAgent } from "../../audit/record-audit-event";
import { transaction } from "../../db/transaction";
import { env } from "../../platform/env";
import { forbidden } from "../../platform/errors";
import type { ClientInfo } from "../actor/client-info";

/** The error for a suspended user who has proved their identity. */
export const suspendedError = () => forbidden("This account is suspended.");

/**
 * Creates a session and returns its id. Beyond the max per user it deletes the sessions unused for longest. Refuses a
 * suspended user with `forbidden`, under a lock on which a suspension waits, so that no session escapes it.
 */
export async function createSession(userId: string, client: ClientInfo): Promise<string> {
  const id = uuidv7();
  const { SESSION_DAYS, SESSION_IDLE_DAYS } = env();
  await transaction(async (sql) => {
    const activeUser = await sql`select 1 from users where id = ${userId} and suspended_at is null for share`;
    if (activeUser.length === 0) throw suspendedError();
    await sql`
      delete from sessions where id in (
        select id from sessions where user_id = ${userId}
        order by last_seen_at desc, id desc offset ${LIMITS.sessionsPerUser - 1}
      )`;
    await sql`
      insert into sessions (id, user_id, expires_at, user_agent, ip)
      values (${id}, ${userId}, now() + make_interval(days => ${Math.min(SESSION_DAYS, SESSION_IDLE_DAYS)}),
        ${truncateUserAgent(client.userAgent)}, ${client.ip})`;
    await recordAuditEvent("signed_in", { actor: { userId, sessionId: id }, subjectId: userId }, sql);
  });
  return id;
}
