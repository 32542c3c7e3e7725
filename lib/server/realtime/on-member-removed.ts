import { removeLocalSockets, restoreLocalSockets } from "../events/room-events";
import { log } from "../platform/log";
import { listenForMemberRemovals, type MemberRemoval } from "../rooms/membership/member-removals";
import { isMember } from "../rooms/membership/membership";

/**
 * Takes this instance's sockets out of a room as soon as PostgreSQL announces that their user has removal it. Redis announces
 * the same, but may be down. A user who is a member again goes back: sockets leave first and the membership is checked
 * then, so that in doubt nobody receives what they may not.
 */
export function evictRemovedMembers(): void {
  listenForMemberRemovals((removal) => {
    evict(removal).catch((err: unknown) =>
      log().warn({ err }, "the membership of a removed user could not be checked again"),
    );
  }).catch((err: unknown) => log().warn({ err }, "member removals cannot be received from the database"));
}

async function evict({ roomId, userId }: MemberRemoval): Promise<void> {
  if (!removeLocalSockets(roomId, userId) || userId === null) return;
  if (await isMember(roomId, userId)) restoreLocalSockets(roomId, userId);
}
