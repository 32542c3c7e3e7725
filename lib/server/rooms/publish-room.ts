import { publishRoomUpdated } from "../events/room-events";
import { membersOf, roomAsSeenBy } from "./queries";

/** Sends every member the room as that member sees it now. */
export async function publishRoom(roomId: string): Promise<void> {
  const members = await membersOf(roomId);
  publishRoomUpdated(
    await roomAsSeenBy(
      roomId,
      members.map((member) => member.userId),
    ),
  );
}
