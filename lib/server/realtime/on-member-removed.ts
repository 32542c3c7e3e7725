import { removeLocalSockets, restoreLocalSockets } from "../events/room-events";
import { log } from "../platform/log";
import { listenForMemberRemovals, type MemberRemoval } from "../rooms/membership/member-removals";
import { isMember } from "../rooms/membership/membership";

/**
 * Takes sockets of this instance out of a room as soon as the database tells that their user has left it. Redis tells the
 * same and may be away. Someone who was taken in again meanwhile goes back: first out, then a look, so that nobody hears
 * in doubt what they may not.
 */
export function evictRemovedMembers(): void {
  listenForMemberRemovals((left) => {
    heed(left).catch((err: unknown) => log().warn({ err }, "a departure could not be looked at again"));
  }).catch((err: unknown) => log().warn({ err }, "the database does not tell who leaves"));
}

async function heed({ roomId, userId }: MemberRemoval): Promise<void> {
  if (!removeLocalSockets(roomId, userId) || userId === null) return;
  if (await isMember(roomId, userId)) restoreLocalSockets(roomId, userId);
}
