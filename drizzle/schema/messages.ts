import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Attachment, GroupEvent, LinkPreview, Reaction } from "@/lib/contract/messages";
import { timestampMs } from "./columns";

/**
 * No foreign key to rooms: the writer holds the room's lock, so a check per row would prove nothing and cost a
 * lock per message. Who deletes a room deletes its messages.
 */
export const messages = pgTable(
  "messages",
  {
    roomId: uuid("room_id").notNull(),
    /** 1, 2, 3 … in the room, without a gap. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    /** The room's revision at this message's last change. */
    rev: bigint("rev", { mode: "number" }).notNull(),
    /** Made by the client; what makes a retry harmless. */
    id: uuid("id").notNull().unique(),
    /** Null for system messages. */
    senderId: uuid("sender_id"),
    type: text("type", { enum: ["text", "image", "file", "audio", "video", "system"] }).notNull(),
    content: text("content").notNull(),
    replyTo: uuid("reply_to"),
    /** User ids, or `all` alone. */
    mentions: text("mentions").array().notNull().default(sql`'{}'`),
    /** `[{emoji,userIds}]` in order of first use; null for none. In the row, since a reaction is a change of it. */
    reactions: jsonb("reactions").$type<Reaction[]>(),
    /** What each reader gets of the files, in order; null for none. A sent file never changes, so it stands here as well. */
    attachments: jsonb("attachments").$type<Attachment[]>(),
    /** What each reader gets of the first link; null for none, or not yet. */
    preview: jsonb("preview").$type<LinkPreview>(),
    /** Of a system message, what happened; null in others, and in those from before it was kept. */
    event: jsonb("event").$type<GroupEvent>(),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
    editedAt: timestampMs("edited_at"),
    deletedAt: timestampMs("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.seq] }),
    index("messages_room_rev_index").on(table.roomId, table.rev),
    index("messages_room_created_index").on(table.roomId, table.createdAt),
  ],
);

/** What an edited message said before; goes when the message is deleted. */
export const messageEdits = pgTable(
  "message_edits",
  {
    roomId: uuid("room_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** When this text was replaced. */
    at: timestampMs("at").notNull(),
    content: text("content").notNull(),
  },
  (table) => [index("message_edits_message_index").on(table.messageId, table.at)],
);

/** Messages that one member has deleted for themselves. */
export const hiddenMessages = pgTable(
  "hidden_messages",
  {
    roomId: uuid("room_id").notNull(),
    userId: uuid("user_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** The room's revision at the hiding, by which the member's other devices catch up. */
    rev: bigint("rev", { mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.messageId] }),
    index("hidden_messages_room_index").on(table.roomId, table.userId, table.rev),
  ],
);

export const pins = pgTable(
  "pins",
  {
    roomId: uuid("room_id").notNull(),
    messageId: uuid("message_id").notNull(),
    pinnedBy: uuid("pinned_by").notNull(),
    pinnedAt: timestampMs("pinned_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.roomId, table.messageId] })],
);
