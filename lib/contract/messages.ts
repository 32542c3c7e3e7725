import * as z from "zod/mini";
import { LIMITS } from "./limits";
import { id, queryInt, seq, time } from "./primitives";

export const MESSAGE_TYPES = ["text", "image", "file", "audio", "video", "system"] as const;
export const messageType = z.enum(MESSAGE_TYPES);
export type MessageType = z.infer<typeof messageType>;

export const messageStatus = z.enum(["sent", "delivered", "read"]);
export type MessageStatus = z.infer<typeof messageStatus>;

export const attachment = z.strictObject({
  id,
  name: z.string(),
  size: z.int(),
  mime: z.string(),
  kind: z.enum(["image", "file", "audio", "video"]),
  width: z.optional(z.int()),
  height: z.optional(z.int()),
  durationMs: z.optional(z.int()),
  thumbhash: z.optional(z.string()),
  url: z.string(),
  thumbnailUrl: z.optional(z.string()),
});
export type Attachment = z.infer<typeof attachment>;

export const reaction = z.strictObject({ emoji: z.string(), userIds: z.array(id) });
export type Reaction = z.infer<typeof reaction>;

/** The preview of a message's first link. Texts are plain; the image is this server's copy. */
export const linkPreview = z.strictObject({
  url: z.string(),
  site: z.string(),
  title: z.string(),
  description: z.string(),
  image: z.nullable(z.strictObject({ url: z.string(), width: z.int(), height: z.int() })),
});
export type LinkPreview = z.infer<typeof linkPreview>;

/** A message's content before an edit, and the time of that edit. */
export const messageVersion = z.strictObject({ content: z.string(), at: time });
export type MessageVersion = z.infer<typeof messageVersion>;

/** A group event, which the client writes in the reader's language. Names are those at the time of the event. */
export const groupEvent = z.strictObject({
  kind: z.enum(["renamed", "added", "joined", "left", "removed"]),
  /** Name of the member who did it. */
  by: z.string(),
  /** Names of the members concerned; of many, the first few. */
  people: z.optional(z.array(z.string())),
  /** Count of the members concerned who are not in `people`; absent for none. */
  more: z.optional(z.int()),
  /** The new name of the group. */
  title: z.optional(z.string()),
});
export type GroupEvent = z.infer<typeof groupEvent>;

export const message = z.strictObject({
  id,
  roomId: id,
  seq,
  rev: seq,
  senderId: z.nullable(id),
  type: messageType,
  content: z.string(),
  attachments: z.array(attachment),
  replyTo: z.nullable(id),
  reactions: z.array(reaction),
  /** User ids, or only `all`. */
  mentions: z.array(z.union([id, z.literal("all")])),
  /** Arrives shortly after the message, as a change of it; absent for none. */
  preview: z.optional(linkPreview),
  /** The structured event of a system message; `content` has it as English text. */
  event: z.optional(groupEvent),
  status: messageStatus,
  createdAt: time,
  editedAt: z.nullable(time),
  deletedAt: z.nullable(time),
});
export type Message = z.infer<typeof message>;

/** Text as typed: well-formed, without NUL (PostgreSQL cannot store it), bounded in code points, not in UTF-16 units. */
const text = z.string().check(
  z.refine(
    (value) => !value.includes("\u0000") && value.isWellFormed(),
    "holds a character that cannot be stored",
  ),
  z.refine(
    (value) => value.length <= LIMITS.contentCodePoints || [...value].length <= LIMITS.contentCodePoints,
    `is longer than ${LIMITS.contentCodePoints} characters`,
  ),
);
const editedContent = text.check(z.refine((value) => value.trim() !== "", "is empty"));

const mentionAll = z.tuple([z.literal("all")]);
const outgoing = {
  id,
  content: text,
  type: z.optional(z.enum(["text", "image", "file", "audio", "video"])),
  attachmentIds: z.optional(z.array(id).check(z.maxLength(LIMITS.attachmentsPerMessage))),
  /** Files of messages that the sender may see. This message gets its own copies, after the files uploaded for it. */
  forwardedFileIds: z.optional(z.array(id).check(z.maxLength(LIMITS.attachmentsPerMessage))),
  replyTo: z.optional(z.nullable(id)),
  mentions: z.optional(z.union([mentionAll, z.array(id).check(z.maxLength(LIMITS.mentionsPerMessage))])),
};
interface Outgoing {
  content: string;
  attachmentIds?: string[] | undefined;
  forwardedFileIds?: string[] | undefined;
}
const countFiles = ({ attachmentIds = [], forwardedFileIds = [] }: Outgoing): number =>
  attachmentIds.length + forwardedFileIds.length;
const hasContent = <T extends Outgoing>() =>
  z.refine<T>((draft) => draft.content.trim() !== "" || countFiles(draft) > 0, {
    message: "is empty",
    path: ["content"],
  });
const fewEnoughFiles = <T extends Outgoing>() =>
  z.refine<T>((draft) => countFiles(draft) <= LIMITS.attachmentsPerMessage, {
    message: `are more than ${LIMITS.attachmentsPerMessage} files together with attachmentIds`,
    path: ["forwardedFileIds"],
  });

/** `POST /api/rooms/:roomId/messages`. */
export const messageBody = z.strictObject(outgoing).check(hasContent(), fewEnoughFiles());
/** `send_message`: the same, with the room's id. */
export const sendMessage = z.strictObject({ ...outgoing, roomId: id }).check(hasContent(), fewEnoughFiles());
export type SendMessage = z.infer<typeof sendMessage>;

/** `PATCH /api/messages/:id`. */
export const messagePatch = z.strictObject({ content: editedContent });
export const editMessage = z.strictObject({ id, content: editedContent });
export const deleteMessage = z.strictObject({ id });

const limit = z.optional(queryInt(1, LIMITS.pageSizeMax));
const seqParam = z.optional(queryInt(0, Number.MAX_SAFE_INTEGER));
/** At most one cursor; none means the newest page. */
export const historyQuery = z
  .strictObject({ before: seqParam, after: seqParam, around: seqParam, at: z.optional(time), limit })
  .check(
    z.refine(
      ({ before, after, around, at }) =>
        [before, after, around, at].filter((cursor) => cursor !== undefined).length <= 1,
      "takes one cursor: before, after, around or at",
    ),
  );
export type HistoryQuery = z.infer<typeof historyQuery>;

export const messagePage = z.strictObject({
  messages: z.array(message),
  hasMoreBefore: z.boolean(),
  hasMoreAfter: z.boolean(),
  /** The messages include every change up to this revision of the room: the cursor for `changes`. */
  lastRev: seq,
});
export type MessagePage = z.infer<typeof messagePage>;

export const changesQuery = z.strictObject({
  since: queryInt(0, Number.MAX_SAFE_INTEGER),
  limit: z.optional(queryInt(1, LIMITS.changesPageMax)),
});
export type ChangesQuery = z.infer<typeof changesQuery>;
