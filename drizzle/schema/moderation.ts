import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";
import { users } from "./users";

/** Users who have blocked other users. */
export const blocks = pgTable(
  "blocks",
  {
    blockerId: uuid("blocker_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    blockedId: uuid("blocked_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.blockerId, table.blockedId] }),
    index("blocks_blocked_index").on(table.blockedId),
  ],
);

/** Reports of messages and users to the administrators. */
export const reports = pgTable(
  "reports",
  {
    id: uuid("id").primaryKey(),
    reporterId: uuid("reporter_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The reported user. */
    subjectId: uuid("subject_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Null when the user is reported, not a message. */
    messageId: uuid("message_id"),
    roomId: uuid("room_id"),
    reason: text("reason").notNull(),
    note: text("note").notNull().default(""),
    /** The message and the few before it as the reporter saw them, so that a deleted message can still be assessed. */
    excerpt: jsonb("excerpt").$type<Record<string, unknown>[]>(),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    /** Null while the report is open. */
    outcome: text("outcome"),
    resolvedBy: uuid("resolved_by"),
    resolvedAt: timestampMs("resolved_at"),
  },
  (table) => [
    index("reports_open_index").on(table.id).where(sql`outcome is null`),
    index("reports_subject_index").on(table.subjectId),
    uniqueIndex("reports_once_index")
      .on(table.reporterId, table.messageId)
      .where(sql`outcome is null and message_id is not null`),
  ],
);
