import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { bytea, timestampMs } from "./columns";

/** Pictures of what links lead to, small and written anew, so that no reader's browser asks the other end. They go with their message. */
export const linkPictures = pgTable(
  "link_pictures",
  {
    id: uuid("id").primaryKey(),
    roomId: uuid("room_id").notNull(),
    messageId: uuid("message_id").notNull(),
    /** WebP. */
    bytes: bytea("bytes").notNull(),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("link_pictures_message_index").on(table.messageId),
    index("link_pictures_room_index").on(table.roomId),
  ],
);

/**
 * Messages with a link whose look-up is not in the queue yet. Written with the message, so that a crash loses none; empty
 * but for a moment.
 */
export const previewDue = pgTable("preview_due", {
  messageId: uuid("message_id").primaryKey(),
  roomId: uuid("room_id").notNull(),
});
