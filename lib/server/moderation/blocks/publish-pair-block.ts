import { setTypingBlocked } from "../../events/room-events";
import { publishRoom } from "../../rooms/publish-room";

/** Publishes a changed block to both users, and stops or resumes their typing events. Call it after the commit. */
export async function publishPairBlock(
  pair: string[],
  { roomId, silenced }: { roomId: string; silenced: boolean },
): Promise<void> {
  setTypingBlocked(pair, roomId, silenced);
  await publishRoom(roomId, "members");
}
