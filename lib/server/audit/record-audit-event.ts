import { v7 as uuidv7 } from "uuid";
import type { AuditAction } from "@/lib/contract/audit";
import type { Actor } from "../accounts/actor/actor";
import type { ClientInfo } from "../accounts/actor/client-info";
import { runtime, type Sql, type Transaction } from "../platform/runtime";

interface Happening {
  /** Who did it; null when nobody was signed in. */
  actor: Actor | null;
  /** To whom, or to whose things. */
  subjectId?: string | null;
  roomId?: string | null;
  details?: Record<string, string>;
  /** Where nobody is signed in: from where it came. Otherwise that is what the actor's session was opened with. */
  device?: ClientInfo;
}

/** The one door into the audit log. Within the transaction of what it tells, neither is there without the other. */
export async function recordAuditEvent(
  action: AuditAction,
  { actor, subjectId = null, roomId = null, details, device }: Happening,
  sql: Sql | Transaction = runtime("sql"),
): Promise<void> {
  await sql`
    insert into audit_log (id, action, actor_id, subject_id, room_id, ip, user_agent, details)
    select ${uuidv7()}, ${action}, ${actor?.userId ?? null}::uuid, ${subjectId}::uuid, ${roomId}::uuid,
      coalesce(s.ip, ${device?.ip ?? null}), coalesce(s.user_agent, ${truncateUserAgent(device?.userAgent)}),
      ${details ? JSON.stringify(details) : null}::text::jsonb
    from (select 1) as once left join sessions s on s.id = ${actor?.sessionId ?? null}::uuid`;
}

const USER_AGENT_MAX = 300;

export const truncateUserAgent = (userAgent: string | null | undefined): string | null =>
  userAgent?.slice(0, USER_AGENT_MAX) ?? null;
