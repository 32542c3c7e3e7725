import type { Message, SendMessage } from "@/lib/contract/messages";
import { attachmentsFor, typeOf } from "../attachments/attachments-for";
import type { Actor } from "../auth/actor";
import { runtime } from "../runtime";
import { writeMessage } from "./message-writer";
import type { NewMessage } from "./new-message";

/**
 * Stores a message and sends it to the room; resolves once it is durable. The same id again gives the same message.
 *
 * Refuses with `not_found` (not a member), `conflict` (the id is another's), `invalid` (reply, mentions, attachments),
 * `forbidden` (`all` by who is no admin, one of the two in a direct room has blocked the other), `unavailable` (queue full, database away: send the same id again).
 */
export async function sendMessage(actor: Actor, draft: SendMessage): Promise<Message> {
  return writeMessage({
    id: draft.id,
    roomId: draft.roomId,
    senderId: actor.userId,
    content: draft.content,
    replyTo: draft.replyTo ?? null,
    mentions: [...new Set(draft.mentions ?? [])],
    ...(await withFiles(actor, draft)),
  });
}

/** The retry of a message that is stored needs no files: it gets the stored one, whatever became of them. */
async function withFiles(
  actor: Actor,
  draft: SendMessage,
): Promise<Pick<NewMessage, "type" | "attachments">> {
  if (!draft.attachmentIds?.length) return { type: typeOf([], draft.type), attachments: [] };
  const [stored] = await runtime("sql")`select 1 from messages where id = ${draft.id}`;
  if (stored) return { type: "file", attachments: [] };
  const attachments = await attachmentsFor(actor, draft);
  return { type: typeOf(attachments, draft.type), attachments };
}
