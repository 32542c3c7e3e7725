import type { Attachment, SendMessage } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { invalid } from "../platform/errors";
import { toAttachment } from "./attachment-row";
import { processUpload } from "./process-upload";
import { ownUploads } from "./queries";

/**
 * Returns the processed uploads of a draft, in its order. Throws `invalid` for an upload that is not the actor's, is
 * incomplete, named twice or in another message. The statement that stores the message checks again.
 */
export async function resolveAttachments(actor: Actor, draft: SendMessage): Promise<Attachment[]> {
  const ids = draft.attachmentIds ?? [];
  if (new Set(ids).size < ids.length) throw invalid("attachmentIds", "names an upload twice");
  const rows = await ownUploads(actor.userId, ids);
  const usable = rows.every(
    ({ state, messageId }) => state !== "uploading" && (messageId ?? draft.id) === draft.id,
  );
  if (rows.length < ids.length || !usable) throw unusableAttachmentsError();
  const processed = rows.map((row) => (row.state === "received" ? processUpload(row.id) : row));
  return (await Promise.all(processed)).map(toAttachment);
}

export const unusableAttachmentsError = () =>
  invalid("attachmentIds", "names an upload that does not exist or was sent already");

type Kind = Attachment["kind"];

/**
 * Returns the type of a message with these files: their kind if they share one, else `file`. The sender may declare no
 * type, the same one, or `file`. Throws `invalid` for any other.
 */
export function messageTypeOf(
  attachments: readonly Attachment[],
  declaredType: SendMessage["type"],
): "text" | Kind {
  const kinds = new Set(attachments.map(({ kind }) => kind));
  const [kind] = kinds;
  const type = kind === undefined ? "text" : kinds.size === 1 ? kind : "file";
  if (declaredType === undefined || declaredType === type) return type;
  if (declaredType === "file" && kind !== undefined) return "file";
  throw invalid(
    "type",
    kind === undefined ? "needs an attachment of that kind" : `is ${type} with these files`,
  );
}
