import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";

/**
 * What happened that somebody may have to answer for. A trigger refuses to change an entry, or to remove one before it is
 * a day old. No foreign keys: an entry outlives whom it names.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    /** Version 7: in order of time, and so the cursor of its readers. */
    id: uuid("id").primaryKey(),
    at: timestampMs("at").notNull().defaultNow(),
    action: text("action").notNull(),
    /** Who did it; null when nobody was signed in. */
    actorId: uuid("actor_id"),
    /** To whom it was done. */
    subjectId: uuid("subject_id"),
    roomId: uuid("room_id"),
    ip: text("ip"),
    userAgent: text("user_agent"),
    details: jsonb("details").$type<Record<string, string>>(),
  },
  (table) => [
    index("audit_log_at_index").on(table.at),
    index("audit_log_action_index").on(table.action, table.id),
    index("audit_log_actor_index").on(table.actorId, table.id),
    index("audit_log_subject_index").on(table.subjectId, table.id),
  ],
);
