import { v7 as uuidv7 } from "uuid";
import type { AuditAction } from "@/lib/contract/audit";
import type { Actor } from "../accounts/actor/actor";
import type { ClientInfo } from "../accounts/actor/client-info";
import { runtime, type Sql, type Transaction } from "../platform/runtime";

interface AuditEvent {
  /** The user who acted; null when nobody was signed in. */
  actor: Actor | null;
  /** The user whose account or data the action affected. */
  subjectId?: string | null;
  roomId?: string | null;
  details?: Record<string, string>;
  /** The client, where nobody is signed in. Otherwise the client that opened the actor's session is recorded. */
  client?: ClientInfo;
}

/**
 * Stores an entry of the audit log. Nothing else writes there. Within the transaction of the action, the entry commits
 * if and only if the action does.
 */
export async function recordAuditEvent(
  action: AuditAction,
  { actor, subjectId = null, roomId = null, details, client }: AuditEvent,
  sql: Sql | Transaction = runtime("sql"),
): Promise<void> {
  await sql`
    insert into audit_log (id, action, actor_id, subject_id, room_id, ip, user_agent, details)
    select ${uuidv7()}, ${action}, ${actor?.userId ?? null}::uuid, ${subjectId}::uuid, ${roomId}::uuid,
      coalesce(s.ip, ${client?.ip ?? null}), coalesce(s.user_agent, ${truncateUserAgent(client?.userAgent)}),
      ${details ? JSON.stringify(details) : null}::text::jsonb
    from (select 1) as once left join sessions s on s.id = ${actor?.sessionId ?? null}::uuid`;
}

/** Max characters kept of a user agent. */
const USER_AGENT_MAX = 300;

export const truncateUserAgent = (userAgent: string | null | undefined): string | null =>
  userAgent?.slice(0, USER_AGENT_MAX) ?? null;
