import type { messageEdits } from "@/drizzle/schema/messages";
import type { MessageVersion } from "@/lib/contract/messages";
import type { Actor } from "../accounts/actor/actor";
import type { Row } from "../db/row";
import { forbidden } from "../platform/errors";
import { runtime } from "../platform/runtime";
import { membership } from "../rooms/membership/membership";
import { visibleMessage } from "./queries";

/** Returns the text before each edit, oldest first, to the author and the room's admins. Else throws `forbidden`. */
export async function editHistory(actor: Actor, id: string): Promise<MessageVersion[]> {
  const message = await visibleMessage(actor, id);
  const { role } = await membership(actor, message.roomId);
  if (message.senderId !== actor.userId && role === "member") {
    throw forbidden("Only its author and the room's admins may see what a message said before.");
  }
  const rows = await runtime("sql")<Row<typeof messageEdits, "content" | "at">[]>`
    select content, at from message_edits where message_id = ${id} order by at`;
  return rows.map(({ content, at }) => ({ content, at: at.toISOString() }));
}
