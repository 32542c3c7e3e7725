import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { timestampMs } from "./columns";

/**
 * Files from the creation of their upload on. The row is inserted before the first byte and deleted after the last one, so
 * bytes without a row are always stray. No foreign keys: the deletion of an owner or a room must leave the row, by which
 * the bytes are found and deleted.
 */
export const attachments = pgTable(
  "attachments",
  {
    /** Also the id of the upload and the storage key of its bytes. Random, so that one id does not reveal another. */
    id: uuid("id").primaryKey(),
    ownerId: uuid("owner_id").notNull(),
    /**
     * `received`: all bytes are stored, their type is not known yet. `deleting`: nobody sees the file, its bytes are to
     * be deleted. `doomed`: what earlier releases write for `deleting`; read until a later release drops it.
     */
    state: text("state", { enum: ["uploading", "received", "ready", "deleting", "doomed"] }).notNull(),
    name: text("name").notNull(),
    /** As declared when the upload was created, in bytes. */
    uploadSize: bigint("upload_size", { mode: "number" }).notNull(),
    /** Bytes as served, since images are re-encoded; the declared size until then. Counts against the quota. */
    size: bigint("size", { mode: "number" }).notNull(),
    kind: text("kind", { enum: ["image", "file", "audio", "video"] }),
    mime: text("mime"),
    width: integer("width"),
    height: integer("height"),
    durationMs: integer("duration_ms"),
    thumbhash: text("thumbhash"),
    hasThumbnail: boolean("has_thumbnail").notNull().default(false),
    /** Null until it is sent. */
    roomId: uuid("room_id"),
    messageId: uuid("message_id"),
    /** The upload whose bytes a forwarded file shares. Null: its own. */
    bytesId: uuid("bytes_id"),
    createdAt: timestampMs("created_at").notNull().defaultNow(),
  },
  (table) => [
    index("attachments_owner_index").on(table.ownerId),
    index("attachments_message_index").on(table.messageId).where(sql`message_id is not null`),
    index("attachments_room_index").on(table.roomId, table.createdAt).where(sql`room_id is not null`),
    // One index per list of a room's files.
    index("attachments_media_index")
      .on(table.roomId, table.createdAt, table.id)
      .where(sql`room_id is not null and kind in ('image', 'video')`),
    index("attachments_others_index")
      .on(table.roomId, table.createdAt, table.id)
      .where(sql`room_id is not null and kind in ('audio', 'file')`),
    index("attachments_unsent_index").on(table.createdAt).where(sql`message_id is null`),
    index("attachments_bytes_index").on(table.bytesId).where(sql`bytes_id is not null`),
    index("attachments_deleting_index").on(table.id).where(sql`state in ('deleting', 'doomed')`),
  ],
);
