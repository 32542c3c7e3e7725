import { LIMITS } from "@/lib/contract/limits";
import { publishRoomUpdated } from "../events/room-events";
import type { RoomChange } from "../platform/cluster-events";
import { publishLargeRoom } from "./publish-large-room";
import { memberIds, roomAsSeenBy } from "./queries";

/** Sends the members the room as each of them sees it now. A large room's are told in their own time, and not all of them. */
export async function publishRoom(roomId: string, change: RoomChange): Promise<void> {
  const members = await memberIds(roomId);
  if (members.length > LIMITS.membershipFanoutMembers) publishLargeRoom(roomId, change);
  else publishRoomUpdated(await roomAsSeenBy(roomId, members));
}
