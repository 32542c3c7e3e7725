import { index, pgTable, uuid } from "drizzle-orm/pg-core";
import { bytea, timestampMs } from "./columns";

/**
 * Small re-encoded images of link previews, so that no reader's browser contacts the linked site. Deleted with their
 * message.
 */
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
 * Messages with a link whose preview job is not queued yet. Inserted with the message, so that a crash loses none. Rows
 * stay for a moment only.
 */
export const previewDue = pgTable("preview_due", {
  messageId: uuid("message_id").primaryKey(),
  roomId: uuid("room_id").notNull(),
});
