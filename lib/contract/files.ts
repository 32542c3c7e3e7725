import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { attachment } from "./messages";
import { id, queryInt, seq, time } from "./primitives";

/** `GET /api/files/:id`: with `download=1` the browser saves the file instead of showing it. */
export const fileQuery = z.strictObject({ download: z.optional(z.literal("1")) });

/** `GET /api/files/:id/thumbnail`: max longer side 360 px (`small`) or 1,280 px (`large`, the default). */
export const thumbnailQuery = z.strictObject({ size: z.optional(z.enum(["small", "large"])) });

/** The time in µs and the id of the previous page's last file. */
const CURSOR = /^\d{1,17}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const ROOM_FILE_KINDS = ["media", "file"] as const;
export type RoomFileKind = (typeof ROOM_FILE_KINDS)[number];

/** `GET /api/rooms/:roomId/files`: `media` is images and videos, `file` is audio and everything else. */
export const roomFilesQuery = z.strictObject({
  kind: z.enum(ROOM_FILE_KINDS),
  cursor: z.optional(z.string().check(z.regex(CURSOR, "is no cursor of this list"))),
  limit: z.optional(queryInt(1, LIMITS.pageSizeMax)),
});
export type RoomFilesQuery = z.infer<typeof roomFilesQuery>;

/** A file of a room, with the message that it is attached to. */
export const roomFile = z.strictObject({
  attachment,
  messageId: id,
  seq,
  senderId: z.nullable(id),
  createdAt: time,
});
export type RoomFile = z.infer<typeof roomFile>;

export const roomFilesPage = z.strictObject({ files: z.array(roomFile), nextCursor: z.nullable(z.string()) });
export type RoomFilesPage = z.infer<typeof roomFilesPage>;
