import type { Message } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import { publishMessageUpdated } from "../events/room-events";
import { forbidden, Refusal } from "../platform/errors";
import { changeMessage } from "./change-message";

/** Replaces the text of the actor's own message. Idempotent. Throws `forbidden`, or `conflict` for a tombstone. */
export async function editMessage(actor: Actor, id: string, content: string): Promise<Message> {
  const message = await changeMessage(actor, id, (row) => {
    if (row.senderId !== actor.userId) throw forbidden("Only its author may edit a message.");
    if (row.deletedAt) throw new Refusal("conflict", "The message has been deleted.");
    return row.content === content ? null : { kind: "edited", content };
  });
  publishMessageUpdated(message);
  return message;
}
