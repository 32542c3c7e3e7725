import { sql } from "drizzle-orm";
import { bigint, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at } from "./columns";

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
    createdAt: at("created_at").notNull().defaultNow(),
    editedAt: at("edited_at"),
    deletedAt: at("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.roomId, table.seq] }),
    index("messages_room_rev_index").on(table.roomId, table.rev),
    index("messages_room_created_index").on(table.roomId, table.createdAt),
  ],
);
