import type { Attachment, SendMessage } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { invalid } from "../platform/errors";
import { toAttachment } from "./attachment-row";
import { processUpload } from "./process-upload";
import { ownUploads } from "./queries";

/**
 * The files that a draft names, in its order, each known for what it is. Refuses with `invalid` what is not the actor's,
 * not whole, named twice or in another message already; the statement that stores the message looks once more.
 */
export async function resolveAttachments(actor: Actor, draft: SendMessage): Promise<Attachment[]> {
  const ids = draft.attachmentIds ?? [];
  if (new Set(ids).size < ids.length) throw invalid("attachmentIds", "names an upload twice");
  const rows = await ownUploads(actor.userId, ids);
  const usable = rows.every(
    ({ state, messageId }) => state !== "uploading" && (messageId ?? draft.id) === draft.id,
  );
  if (rows.length < ids.length || !usable) throw unusableAttachmentsError();
  const known = rows.map((row) => (row.state === "received" ? processUpload(row.id) : row));
  return (await Promise.all(known)).map(toAttachment);
}

export const unusableAttachmentsError = () =>
  invalid("attachmentIds", "names an upload that does not exist or was sent already");

type Kind = Attachment["kind"];

/**
 * What a message with these files is: their kind where it is one, else `file`. Whoever sends says nothing, the same, or
 * `file`, which is true of all of them.
 */
export function messageTypeOf(
  attachments: readonly Attachment[],
  wanted: SendMessage["type"],
): "text" | Kind {
  const kinds = new Set(attachments.map(({ kind }) => kind));
  const [only] = kinds;
  const type = only === undefined ? "text" : kinds.size === 1 ? only : "file";
  if (wanted === undefined || wanted === type) return type;
  if (wanted === "file" && only !== undefined) return "file";
  throw invalid(
    "type",
    only === undefined ? "needs an attachment of that kind" : `is ${type} with these files`,
  );
}
