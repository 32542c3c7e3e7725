import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { useMe } from "@/lib/client/hooks/use-me";
import type { Room } from "@/lib/contract/rooms";
import { deriveMessageStatus } from "@/lib/shared/message-status";
import type { DeliveryStatus } from "../../message/delivery-status-icon";
import { MessageRow } from "../../message/message-row";
import { SystemMessageRow } from "../../message/system-message-row";
import { DayRow } from "./day-row";
import type { TimelineItem } from "./timeline";
import { UnreadDivider } from "./unread-divider";

interface TimelineRowProps {
  line: TimelineItem;
  room: Room;
  /** The one message in the tab order. */
  current: boolean;
}

export function TimelineRow({ line, room, current }: TimelineRowProps) {
  const me = useMe();
  if (line.kind === "day") return <DayRow at={line.at} />;
  if (line.kind === "unread") return <UnreadDivider count={line.count} />;
  const tabIndex = current ? 0 : -1;
  if (line.kind === "system") return <SystemMessageRow message={line.message} tabIndex={tabIndex} />;
  return (
    <MessageRow
      message={line.message}
      firstInRun={line.firstInRun}
      lastInRun={line.lastInRun}
      group={room.kind === "group"}
      linkPreviewsEnabled={room.linkPreviews}
      deliveryStatus={tickOf(line.message, room, me.id)}
      tabIndex={tabIndex}
    />
  );
}

function tickOf(message: LogMessage, room: Room, meId: string): DeliveryStatus | null {
  if (!("seq" in message)) return message.state;
  return message.senderId === meId ? deriveMessageStatus(message.seq, meId, room.members) : null;
}
