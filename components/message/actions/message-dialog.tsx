import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { DeleteDialog } from "./delete-dialog";
import { HistoryDialog } from "./edit-history-dialog";
import { ForwardDialog } from "./forward-dialog";
import type { DialogKind } from "./message-commands-context";
import { InfoDialog } from "./message-info-dialog";
import { ReportMessage } from "./report-message-dialog";

interface MessageDialogProps {
  kind: DialogKind;
  room: Room;
  messages: readonly Message[];
  onClose: () => void;
}

export function MessageDialog({ kind, room, messages, onClose }: MessageDialogProps) {
  const [message] = messages;
  if (!message) return null;
  switch (kind) {
    case "info":
      return <InfoDialog room={room} message={message} onClose={onClose} />;
    case "history":
      return <HistoryDialog message={message} onClose={onClose} />;
    case "forward":
      return <ForwardDialog messages={messages} onClose={onClose} />;
    case "report":
      return <ReportMessage message={message} onClose={onClose} />;
    case "delete":
      return <DeleteDialog messages={messages} onClose={onClose} />;
  }
}
