import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { message } from "./messages";
import { id, seq, singleLineText, time } from "./primitives";
import { imageUrl } from "./users";

export const roomKind = z.enum(["direct", "group"]);
export const memberRole = z.enum(["owner", "admin", "member"]);
export type MemberRole = z.infer<typeof memberRole>;
export const notifyLevel = z.enum(["all", "mentions", "nothing"]);
export type NotifyLevel = z.infer<typeof notifyLevel>;

export const member = z.strictObject({ userId: id, role: memberRole, readSeq: seq, deliveredSeq: seq });
export type Member = z.infer<typeof member>;

/** A room as one of its members sees it: a direct room has the other user's name and image. */
export const room = z.strictObject({
  id,
  kind: roomKind,
  title: z.string(),
  image: z.nullable(z.string()),
  members: z.array(member),
  lastSeq: seq,
  lastRev: seq,
  readSeq: seq,
  unread: z.int(),
  mentions: z.int(),
  muted: z.boolean(),
  notify: notifyLevel,
  mutedUntil: z.nullable(time),
  pinned: z.boolean(),
  archived: z.boolean(),
  /** In a direct room: whether the requesting user has blocked the other. The blocked user does not learn of it. */
  blocked: z.boolean(),
  lastMessage: z.nullable(message),
  /** Whether links in this room get a preview: the room's admins and the server's operator can turn it off. */
  linkPreviews: z.boolean(),
  /** Ids of pinned messages, the newest pin first. */
  pins: z.array(id),
});
export type Room = z.infer<typeof room>;

export const newRoom = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("direct"), userId: id }),
  z.strictObject({
    kind: z.literal("group"),
    title: singleLineText(LIMITS.titleLength),
    userIds: z.array(id).check(z.maxLength(LIMITS.groupMembers)),
  }),
]);
export type NewRoom = z.infer<typeof newRoom>;

export const roomPatch = z
  .strictObject({
    title: z.optional(singleLineText(LIMITS.titleLength)),
    image: z.optional(imageUrl),
    linkPreviews: z.optional(z.boolean()),
  })
  .check(z.refine((patch) => Object.keys(patch).length > 0, "names no field to change"));
export const newMembers = z.strictObject({
  userIds: z.array(id).check(z.minLength(1), z.maxLength(LIMITS.groupMembers)),
});
export const memberPatch = z.strictObject({ role: memberRole });
export const roomSettings = z
  .strictObject({
    notify: z.optional(notifyLevel),
    mutedUntil: z.optional(z.nullable(time)),
    pinned: z.optional(z.boolean()),
    archived: z.optional(z.boolean()),
  })
  .check(z.refine((patch) => Object.keys(patch).length > 0, "names no field to change"));

export type RoomSettings = z.infer<typeof roomSettings>;

/** `POST /api/rooms/:roomId/read`: like `mark_read`, for clients without a socket, such as a notification. */
export const markReadBody = z.strictObject({ seq: z.int().check(z.minimum(1)) });

/** `GET /api/rooms/:roomId/changes`. `members` is present only if the membership changed after `since`. */
export const changes = z.strictObject({
  messages: z.array(message),
  members: z.optional(z.array(member)),
  /** Messages that the user has hidden since, on any device. */
  hidden: z.optional(z.array(id)),
  lastRev: seq,
  more: z.boolean(),
  reset: z.boolean(),
});
export type Changes = z.infer<typeof changes>;
