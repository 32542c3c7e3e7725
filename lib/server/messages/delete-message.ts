import type { Message } from "@/lib/contract/messages";
import { removeFilesOrLeaveThem } from "../attachments/remove-doomed";
import type { Actor } from "../auth/actor";
import { forbidden } from "../errors";
import { publishDeleted } from "../events/room-events";
import { changeMessage } from "./change-message";

/** Leaves a tombstone in place of a message: its author's or, by a room admin, anyone's. Again is the same. */
export async function deleteMessage(actor: Actor, id: string): Promise<Message> {
  let files: string[] = [];
  const message = await changeMessage(actor, id, (row, role) => {
    if (row.type === "system") throw forbidden("A system message cannot be deleted.");
    if (row.senderId !== actor.userId && role === "member") {
      throw forbidden("Only its author or a room admin may delete a message.");
    }
    files = row.attachments?.map((file) => file.id) ?? [];
    return row.deletedAt ? null : { kind: "deleted" };
  });
  publishDeleted(message);
  if (files.length > 0) await removeFilesOrLeaveThem(files);
  return message;
}
