import { LIMITS } from "@/lib/contract/limits";
import { publishRoomUpdated } from "../events/room-events";
import type { RoomChange } from "../platform/cluster-events";
import { publishLargeRoom } from "./publish-large-room";
import { memberIds, roomAsSeenBy } from "./queries";

/** Sends each member the room as they see it. Members of a large room get it later, and not all of them. */
export async function publishRoom(roomId: string, change: RoomChange): Promise<void> {
  const members = await memberIds(roomId);
  if (members.length > LIMITS.membershipFanoutMembers) publishLargeRoom(roomId, change);
  else publishRoomUpdated(await roomAsSeenBy(roomId, members));
}
