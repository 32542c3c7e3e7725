import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { counterColumn, timestampMs } from "./columns";
import { users } from "./users";

export const rooms = pgTable("rooms", {
  id: uuid("id").primaryKey(),
  kind: text("kind", { enum: ["direct", "group"] }).notNull(),
  /** Empty in a direct room: each sees the other's name. */
  title: text("title").notNull().default(""),
  image: text("image"),
  /** Both user ids in order: makes the direct room of two people one room. */
  directKey: text("direct_key").unique(),
  createdAt: timestampMs("created_at").notNull().defaultNow(),
  lastActivityAt: timestampMs("last_activity_at").notNull().defaultNow(),
  lastSeq: counterColumn("last_seq"),
  lastRev: counterColumn("last_rev"),
  /** `last_rev` at the last change of membership. A writer that waited for the room's lock sees by it that its snapshot is old. */
  membersRev: counterColumn("members_rev"),
  /** Whether links in this room get a preview. */
  linkPreviews: boolean("link_previews").notNull().default(true),
  /** Up to here everyone has been told who was to be told. Moves under the room's lock. */
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
    /** The room's revision when this member joined: an older cursor is from an earlier membership. */
    joinedRev: counterColumn("joined_rev"),
    readSeq: counterColumn("read_seq"),
    /** As far as others may know; stands still while the member's read receipts are off. */
    publicReadSeq: counterColumn("public_read_seq"),
    deliveredSeq: counterColumn("delivered_seq"),
    notify: text("notify", { enum: ["all", "mentions", "nothing"] })
      .notNull()
      .default("all"),
    mutedUntil: timestampMs("muted_until"),
    pinned: boolean("pinned").notNull().default(false),
    /** The room's last message when this member put it away; a newer one brings it back without a write. Null: not put away. */
    archivedSeq: bigint("archived_seq", { mode: "number" }),
    /** In a direct room: one of the two has blocked the other, so neither writes. Here, where the writer looks anyway. */
    silenced: boolean("silenced").notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.userId] }),
    index("room_members_user_index").on(table.userId),
  ],
);

/** Rooms with messages that nobody has been notified of yet: one row a room, however many messages. */
export const pushDue = pgTable("push_due", {
  roomId: uuid("room_id").primaryKey(),
  since: timestampMs("since").notNull().defaultNow(),
  /** When it is to be looked at: a moment after the first message, so that a burst is one notification. */
  dueAt: timestampMs("due_at").notNull().default(sql`now() + interval '1 second'`),
  /** When it was last given to the queue, or worked on. One that stays so for long was lost in a crash. */
  queuedAt: timestampMs("queued_at"),
});
