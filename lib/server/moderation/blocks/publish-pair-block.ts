import { setTypingBlocked } from "../../events/room-events";
import { publishRoom } from "../../rooms/publish-room";

/** After the commit: the devices of both learn how their room stands now, and their typing goes there or no longer. */
export async function publishPairBlock(
  pair: string[],
  { roomId, silenced }: { roomId: string; silenced: boolean },
): Promise<void> {
  setTypingBlocked(pair, roomId, silenced);
  await publishRoom(roomId, "members");
}
