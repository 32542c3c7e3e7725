import { publishRoomUpdated } from "../events/room-events";
import { memberIds, roomAsSeenBy } from "./queries";

/** Sends every member the room as that member sees it now. */
export async function publishRoom(roomId: string): Promise<void> {
  publishRoomUpdated(await roomAsSeenBy(roomId, await memberIds(roomId)));
}
