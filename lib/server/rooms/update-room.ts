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

/** Renames a group, gives it a picture, or says whether links in a room get a preview. */
export async function updateRoom(
  actor: Actor,
  roomId: string,
  patch: { title?: string; image?: string | null; linkPreviews?: boolean },
): Promise<Room> {
  const line = await withRoomLock(actor, roomId, async (sql, membership) => {
    // Of a direct room both decide about its links, and there is nothing else to manage.
    const linksOnly = patch.title === undefined && patch.image === undefined;
    if (membership.kind === "group" || !linksOnly) requireGroupAdmin(membership);
    if (patch.linkPreviews && env().LINK_PREVIEWS === "off")
      throw forbidden("This server makes no previews of links.");
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
  if (line) publishMessages(roomId, [line]);
  await publishRoom(roomId, "room");
  return getRoom(actor, roomId);
}
