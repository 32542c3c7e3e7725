import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";

/**
 * Sensitive actions. A trigger refuses to change an entry, or to delete one before it is a day old. No foreign keys: an
 * entry outlives the users that it names.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    /** Version 7: ordered by time, and so the cursor of its pages. */
    id: uuid("id").primaryKey(),
    at: timestampMs("at").notNull().defaultNow(),
    action: text("action").notNull(),
    /** The user who acted; null when nobody was signed in. */
    actorId: uuid("actor_id"),
    /** The user whose account or data the action affected. */
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
