import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { id, queryInt, time } from "./primitives";

/** Every action that the audit log records. */
export const auditAction = z.enum([
  "registered",
  "signed_in",
  "sign_in_failed",
  "session_ended",
  "password_changed",
  "second_factor_enabled",
  "second_factor_disabled",
  "recovery_code_used",
  "recovery_codes_renewed",
  "role_changed",
  "member_removed",
  "message_deleted",
  "room_deleted",
  "suspended",
  "restored",
  "reported",
  "report_resolved",
  "data_exported",
]);
export type AuditAction = z.infer<typeof auditAction>;

/** `actor` did it to `subject`. Either is null when nobody was signed in, or when the account was deleted. */
export const auditEntry = z.strictObject({
  id,
  at: time,
  action: auditAction,
  actor: z.nullable(z.strictObject({ id, name: z.string() })),
  subject: z.nullable(z.strictObject({ id, name: z.string() })),
  roomId: z.nullable(id),
  ip: z.nullable(z.string()),
  userAgent: z.nullable(z.string()),
  details: z.nullable(z.record(z.string(), z.string())),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** `cursor` is the id of the previous page's last entry; `userId` matches actor and subject. */
export const auditQuery = z.strictObject({
  action: z.optional(auditAction),
  userId: z.optional(id),
  cursor: z.optional(id),
  limit: z.optional(queryInt(1, LIMITS.pageSizeMax)),
});
export type AuditQuery = z.infer<typeof auditQuery>;
export interface AuditPage {
  entries: AuditEntry[];
  nextCursor: string | null;
}
