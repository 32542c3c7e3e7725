import type { Message, SendMessage } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { toAttachment } from "../attachments/attachment-row";
import { copyFiles, discardCopies } from "../attachments/copy-files";
import { messageTypeOf, resolveAttachments } from "../attachments/resolve-attachments";
import { isRefusal } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { writeMessage } from "./message-writer";
import type { NewMessage } from "./new-message";

/**
 * Stores a message and sends it to the room; resolves once it is durable. The same id again gives the same message.
 *
 * Refuses with `not_found` (not a member), `conflict` (the id is another's), `invalid` (reply, mentions, files),
 * `storage_full` (forwarded files), `forbidden` (`all` by who is no admin, one of the two in a direct room has blocked the
 * other), `unavailable` (queue full, database away: send the same id again).
 */
export async function sendMessage(actor: Actor, draft: SendMessage): Promise<Message> {
  const names = (draft.attachmentIds?.length ?? 0) + (draft.forwardedFileIds?.length ?? 0);
  const { type, attachments, copies } = names > 0 ? await withFiles(actor, draft) : withoutFiles(draft);
  const sent = writeMessage({
    id: draft.id,
    roomId: draft.roomId,
    senderId: actor.userId,
    type,
    content: draft.content,
    replyTo: draft.replyTo ?? null,
    mentions: draft.mentions?.length ? [...new Set(draft.mentions)] : [],
    attachments,
  });
  return copies.length === 0 ? sent : sent.catch((error: unknown) => dropCopies(copies, error));
}

type Files = Pick<NewMessage, "type" | "attachments"> & { copies: string[] };

const withoutFiles = (draft: SendMessage): Files => ({
  type: messageTypeOf([], draft.type),
  attachments: [],
  copies: [],
});

/** The retry of a message that is stored needs no files: it gets the stored one, whatever became of them. */
async function withFiles(actor: Actor, draft: SendMessage): Promise<Files> {
  const [stored] = await runtime("sql")`select 1 from messages where id = ${draft.id}`;
  if (stored) return { type: "file", attachments: [], copies: [] };
  const { forwardedFileIds = [] } = draft;
  const uploaded = await resolveAttachments(actor, draft);
  const copied = forwardedFileIds.length > 0 ? await copyFiles(actor, draft.id, forwardedFileIds) : [];
  const attachments = [...uploaded, ...copied.map(toAttachment)];
  const copies = copied.map(({ id }) => id);
  try {
    return { type: messageTypeOf(attachments, draft.type), attachments, copies };
  } catch (error) {
    return dropCopies(copies, error);
  }
}

/** What may yet come again keeps its files until then; the sweep sees to what never does. */
async function dropCopies(copies: readonly string[], error: unknown): Promise<never> {
  if (isRefusal(error) && error.code !== "unavailable") await discardCopies(copies);
  throw error;
}
