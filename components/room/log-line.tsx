import { useMe } from "@/lib/client/hooks/use-me";
import { messageStatus } from "@/lib/contract/message-status";
import type { Room } from "@/lib/contract/rooms";
import { MessageRow } from "./message-row";
import { SystemRow } from "./system-row";
import type { TickState } from "./tick";
import type { Line, Said } from "./timeline";
import { UnreadDivider } from "./unread-divider";

export function LogLine({ line, room }: { line: Line; room: Room }) {
  const me = useMe();
  if (line.kind === "unread") return <UnreadDivider count={line.count} />;
  if (line.kind === "system") return <SystemRow message={line.message} />;
  return (
    <MessageRow
      message={line.message}
      first={line.first}
      last={line.last}
      group={room.kind === "group"}
      tick={tickOf(line.message, room, me.id)}
    />
  );
}

function tickOf(message: Said, room: Room, meId: string): TickState | null {
  if (!("seq" in message)) return message.state;
  return message.senderId === meId ? messageStatus(message.seq, meId, room.members) : null;
}
