import { useState } from "react";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import type { Room } from "@/lib/contract/rooms";
import { Conversation } from "./conversation";
import { RoomSkeleton } from "./room-skeleton";
import { useReachUnread } from "./use-reach-unread";

interface OpenRoomProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
}

/** Fixes what was unread when the room opened, and shows the log once it can open there. */
export function OpenRoom({ room, conversation }: OpenRoomProps) {
  const [opening] = useState({ readSeq: room.readSeq, unread: room.unread });
  const reached = useReachUnread(opening.unread > 0 ? opening.readSeq : room.lastSeq, conversation);
  return reached ? (
    <Conversation room={room} conversation={conversation} opening={opening} />
  ) : (
    <RoomSkeleton />
  );
}
