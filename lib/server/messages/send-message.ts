import type { Message, SendMessage } from "@/lib/contract/messages";
import type { Actor } from "../auth/actor";
import { invalid } from "../errors";
import { writeMessage } from "./message-writer";

/**
 * Stores a message and sends it to the room; resolves once it is durable. The same id again gives the same message.
 *
 * Refuses with `not_found` (not a member), `conflict` (the id is another's), `invalid` (reply, mentions, attachments),
 * `forbidden` (`all` by who is no admin), `unavailable` (queue full, database away: send the same id again).
 */
export async function sendMessage(actor: Actor, draft: SendMessage): Promise<Message> {
  if (draft.attachmentIds?.length) throw invalid("attachmentIds", "names an upload that does not exist");
  if (draft.type && draft.type !== "text") throw invalid("type", "needs an attachment of that kind");
  return writeMessage({
    id: draft.id,
    roomId: draft.roomId,
    senderId: actor.userId,
    type: "text",
    content: draft.content,
    replyTo: draft.replyTo ?? null,
    mentions: [...new Set(draft.mentions ?? [])],
  });
}
