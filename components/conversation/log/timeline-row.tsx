import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { messageStatus } from "@/lib/shared/message-status";
import type { TickState } from "../../message/delivery-status-icon";
import { MessageRow } from "../../message/message-row";
import { SystemRow } from "../../message/system-message-row";
import { DayRow } from "./day-row";
import type { Line, Said } from "./timeline";
import { UnreadDivider } from "./unread-divider";

interface LogLineProps {
  line: Line;
  room: Room;
  /** The one message that Tab goes to. */
  current: boolean;
}

export function LogLine({ line, room, current }: LogLineProps) {
  const me = useMe();
  if (line.kind === "day") return <DayRow at={line.at} />;
  if (line.kind === "unread") return <UnreadDivider count={line.count} />;
  const tabIndex = current ? 0 : -1;
  if (line.kind === "system") return <SystemRow message={line.message} tabIndex={tabIndex} />;
  return (
    <MessageRow
      message={line.message}
      first={line.first}
      last={line.last}
      group={room.kind === "group"}
      previews={room.linkPreviews}
      tick={tickOf(line.message, room, me.id)}
      tabIndex={tabIndex}
    />
  );
}

function tickOf(message: Said, room: Room, meId: string): TickState | null {
  if (!("seq" in message)) return message.state;
  return message.senderId === meId ? messageStatus(message.seq, meId, room.members) : null;
}
