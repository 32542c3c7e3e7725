import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { DeleteDialog } from "./delete-dialog";
import { EditHistoryDialog } from "./edit-history-dialog";
import { ForwardDialog } from "./forward-dialog";
import type { MessageDialogKind } from "./message-commands-context";
import { MessageInfoDialog } from "./message-info-dialog";
import { ReportMessageDialog } from "./report-message-dialog";

interface MessageDialogProps {
  kind: MessageDialogKind;
  room: Room;
  messages: readonly Message[];
  onClose: () => void;
}

export function MessageDialog({ kind, room, messages, onClose }: MessageDialogProps) {
  const [message] = messages;
  if (!message) return null;
  switch (kind) {
    case "info":
      return <MessageInfoDialog room={room} message={message} onClose={onClose} />;
    case "history":
      return <EditHistoryDialog message={message} onClose={onClose} />;
    case "forward":
      return <ForwardDialog messages={messages} onClose={onClose} />;
    case "report":
      return <ReportMessageDialog message={message} onClose={onClose} />;
    case "delete":
      return <DeleteDialog messages={messages} onClose={onClose} />;
  }
}
