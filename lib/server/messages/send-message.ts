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
 * Stores a message and publishes it to the room. Resolves once it is durable. A retry with the same id returns the stored
 * message.
 *
 * Throws `not_found` (not a member), `conflict` (another message has the id), `invalid` (reply, mentions, files),
 * `storage_full` (forwarded files), `forbidden` (`all` by a member who is no admin; a blocked pair), `unavailable` (queue
 * full, database unreachable: retry with the same id).
 */
export async function sendMessage(actor: Actor, draft: SendMessage): Promise<Message> {
  const fileCount = (draft.attachmentIds?.length ?? 0) + (draft.forwardedFileIds?.length ?? 0);
  const { type, attachments, copies } = fileCount > 0 ? await resolveFiles(actor, draft) : noFiles(draft);
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
  return copies.length === 0 ? sent : sent.catch((error: unknown) => discardCopiesAndRethrow(copies, error));
}

type ResolvedFiles = Pick<NewMessage, "type" | "attachments"> & { copies: string[] };

const noFiles = (draft: SendMessage): ResolvedFiles => ({
  type: messageTypeOf([], draft.type),
  attachments: [],
  copies: [],
});

/** Resolves the uploaded and forwarded files of a draft. A retry of a stored message needs none: it returns the stored one. */
async function resolveFiles(actor: Actor, draft: SendMessage): Promise<ResolvedFiles> {
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
    return discardCopiesAndRethrow(copies, error);
  }
}

/** Discards the copies and rethrows, unless a retry may still use them. The sweep removes copies that no retry uses. */
async function discardCopiesAndRethrow(copies: readonly string[], error: unknown): Promise<never> {
  if (isRefusal(error) && error.code !== "unavailable") await discardCopies(copies);
  throw error;
}
