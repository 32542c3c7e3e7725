import type { Room } from "@/lib/contract/rooms";
import type { Actor } from "../accounts/actor/actor";
import { publishMessages } from "../events/publish-messages";
import { appendSystemMessage } from "../messages/append-system-message";
import { env } from "../platform/env";
import { forbidden } from "../platform/errors";
import { requireGroupAdmin, withRoomLock } from "./membership/membership";
import { publishRoom } from "./publish-room";
import { getRoom } from "./queries";
import { userName } from "./require-addable-users";

/** Sets the title or picture of a group, or whether links in a room get a preview. Returns the room. */
export async function updateRoom(
  actor: Actor,
  roomId: string,
  patch: { title?: string; image?: string | null; linkPreviews?: boolean },
): Promise<Room> {
  const systemMessage = await withRoomLock(actor, roomId, async (sql, membership) => {
    // Either member of a direct room sets its link previews. It has nothing else to manage.
    const linksOnly = patch.title === undefined && patch.image === undefined;
    if (membership.kind === "group" || !linksOnly) requireGroupAdmin(membership);
    if (patch.linkPreviews && env().LINK_PREVIEWS === "off")
      throw forbidden("Link previews are off on this server.");
    if (patch.linkPreviews !== undefined) {
      await sql`
        update rooms set link_previews = ${patch.linkPreviews}, last_rev = last_rev + 1 where id = ${roomId}`;
    }
    if (patch.image !== undefined) {
      await sql`update rooms set image = ${patch.image}, last_rev = last_rev + 1 where id = ${roomId}`;
    }
    if (patch.title === undefined) return null;
    const renamed = await sql`
      update rooms set title = ${patch.title} where id = ${roomId} and title <> ${patch.title} returning id`;
    if (renamed.length === 0) return null;
    const by = await userName(sql, actor.userId);
    return appendSystemMessage(sql, roomId, { kind: "renamed", by, title: patch.title });
  });
  if (systemMessage) publishMessages(roomId, [systemMessage]);
  await publishRoom(roomId, "room");
  return getRoom(actor, roomId);
}
