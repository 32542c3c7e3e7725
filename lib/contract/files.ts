import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { attachment } from "./messages";
import { id, queryInt, seq, time } from "./primitives";

/** `GET /api/files/:id`: `download=1` saves what would otherwise be shown. */
export const fileQuery = z.strictObject({ download: z.optional(z.literal("1")) });

/** `GET /api/files/:id/thumbnail`: the longer side has 360 or, which is the default, 1,280 pixels at most. */
export const thumbnailQuery = z.strictObject({ size: z.optional(z.enum(["small", "large"])) });

/** A cursor of a page before: the time in µs of its last file, and its id. */
const CURSOR = /^\d{1,17}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const ROOM_FILE_KINDS = ["media", "file"] as const;
export type RoomFileKind = (typeof ROOM_FILE_KINDS)[number];

/** `GET /api/rooms/:roomId/files`: `media` is pictures and films, `file` is sound and everything else. */
export const roomFilesQuery = z.strictObject({
  kind: z.enum(ROOM_FILE_KINDS),
  cursor: z.optional(z.string().check(z.regex(CURSOR, "is no cursor of this list"))),
  limit: z.optional(queryInt(1, LIMITS.pageSizeMax)),
});
export type RoomFilesQuery = z.infer<typeof roomFilesQuery>;

/** A file of a room with the message that brought it. */
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
