import { useMemo } from "react";
import type { useConversation } from "@/lib/client/hooks/use-conversation";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { Composer } from "./composer";
import { LatestButton } from "./latest-button";
import { MessageLog } from "./message-log";
import { RoomBeginning } from "./room-beginning";
import { type Opening, timeline } from "./timeline";
import { useLogScroll } from "./use-log-scroll";
import { useOlder } from "./use-older";
import { useSeen } from "./use-seen";

interface ConversationProps {
  room: Room;
  conversation: ReturnType<typeof useConversation>;
  opening: Opening;
}

/** The log and the composer of a room that is loaded. */
export function Conversation({ room, conversation, opening }: ConversationProps) {
  const { messages, pending, hasOlder, loadOlder } = conversation;
  const me = useMe();
  const days = useMemo(
    () => timeline({ messages, pending, meId: me.id, opening }),
    [messages, pending, me.id, opening],
  );
  const scroll = useLogScroll(days);
  const older = useOlder({
    scroller: scroll.scroller,
    oldest: messages[0]?.seq,
    hasOlder,
    loadOlder,
  });
  const seen = useSeen(room.id, scroll.scroller, days);
  const unseen =
    seen === null
      ? 0
      : messages.filter(
          (message) => message.seq > seen && message.senderId !== me.id && message.type !== "system",
        ).length;

  return (
    <>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <MessageLog
          room={room}
          days={days}
          scroll={scroll}
          older={older}
          beginning={!hasOlder && <RoomBeginning room={room} alone={days.length === 0} />}
        />
        {scroll.away && <LatestButton unseen={unseen} onClick={scroll.toEnd} />}
      </div>
      <Composer room={room} onSent={scroll.toEnd} />
    </>
  );
}
