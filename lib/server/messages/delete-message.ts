import type { Message } from "@/lib/contract/messages";
import type { MemberRole } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { isAdmin } from "../accounts/users/require-admin";
import { tryPurgeDeletingFiles } from "../attachments/purge-deleting-files";
import { publishMessageDeleted } from "../events/room-events";
import { forbidden } from "../platform/errors";
import { changeMessage } from "./change-message";
import type { MessageRow } from "./to-message";

/**
 * Replaces a message by a tombstone. The author may, and an admin of the room or an administrator of the server.
 * Idempotent.
 */
export async function deleteMessage(actor: Actor, id: string): Promise<Message> {
  let files: string[] = [];
  const moderates = await isAdmin(actor.userId);
  const decide = (row: MessageRow, role: MemberRole) => {
    if (row.type === "system") throw forbidden("A system message cannot be deleted.");
    if (row.senderId !== actor.userId && role === "member") {
      throw forbidden("Only its author or a room admin may delete a message.");
    }
    files = row.attachments?.map((file) => file.id) ?? [];
    return row.deletedAt ? null : { kind: "deleted" as const };
  };
  const message = await changeMessage(actor, id, decide, { moderates });
  publishMessageDeleted(message);
  if (files.length > 0) await tryPurgeDeletingFiles(files);
  return message;
}
