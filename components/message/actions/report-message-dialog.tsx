import { ReportDialog } from "@/components/safety/report-dialog";
import { useUser } from "@/lib/client/hooks/use-user";
import type { Message } from "@/lib/contract/messages";

/** Reports a message and its sender. */
export function ReportMessageDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const sender = useUser(message.senderId);
  if (!message.senderId) return null;
  const person = { id: message.senderId, name: sender?.name ?? "" };
  return <ReportDialog person={person} messageId={message.id} onClose={onClose} />;
}
