import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counterColumn, timestampMs } from "./columns";
import { users } from "./users";

export const rooms = pgTable("rooms", {
  id: uuid("id").primaryKey(),
  kind: text("kind", { enum: ["direct", "group"] }).notNull(),
  /** Empty in a direct room, whose title is the other user's name. */
  title: text("title").notNull().default(""),
  image: text("image"),
  /** Both user ids, sorted: ensures one direct room per pair of users. */
  directKey: text("direct_key").unique(),
  createdAt: timestampMs("created_at").notNull().defaultNow(),
  lastActivityAt: timestampMs("last_activity_at").notNull().defaultNow(),
  lastSeq: counterColumn("last_seq"),
  lastRev: counterColumn("last_rev"),
  /** `last_rev` at the last change of membership. A writer that waited for the room lock detects a stale snapshot by it. */
  membersRev: counterColumn("members_rev"),
  /** Whether links in this room get a preview. */
  linkPreviews: boolean("link_previews").notNull().default(true),
  /** Delivery runs have notified all devices up to this seq, or deferred them. Changes under the room lock. */
  pushedSeq: counterColumn("pushed_seq"),
});

export const roomMembers = pgTable(
  "room_members",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => rooms.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["owner", "admin", "member"] }).notNull(),
    joinedAt: timestampMs("joined_at").notNull().defaultNow(),
    /** The first message that this member may see. */
    visibleFromSeq: bigint("visible_from_seq", { mode: "number" }).notNull().default(1),
    /** The room's rev when this member joined. An older cursor is from an earlier membership. */
    joinedRev: counterColumn("joined_rev"),
    readSeq: counterColumn("read_seq"),
    /** The read receipt that others see. It does not rise while the member's read receipts are off. */
    publicReadSeq: counterColumn("public_read_seq"),
    deliveredSeq: counterColumn("delivered_seq"),
    notify: text("notify", { enum: ["all", "mentions", "nothing"] })
      .notNull()
      .default("all"),
    mutedUntil: timestampMs("muted_until"),
    pinned: boolean("pinned").notNull().default(false),
    /** The room's last seq when this member archived it; a newer message unarchives it without a write. Null: not archived. */
    archivedSeq: bigint("archived_seq", { mode: "number" }),
    /** Whether this is the direct room of a blocked pair. Here because the message writer reads this row anyway. */
    silenced: boolean("silenced").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.userId] }),
    index("room_members_user_index").on(table.userId),
  ],
);

/** Rooms with messages without notification yet: one row per room, however many messages. */
export const pushDue = pgTable("push_due", {
  roomId: uuid("room_id").primaryKey(),
  since: timestampMs("since").notNull().defaultNow(),
  /** When a delivery run is due: one second after the first message, so that a burst is one notification. */
  dueAt: timestampMs("due_at").notNull().default(sql`now() + interval '1 second'`),
  /** When its job was last queued or worked on. A value that stays old was left by a crash. */
  queuedAt: timestampMs("queued_at"),
});
