import { useTranslations } from "use-intl";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import type { Message } from "@/lib/contract/messages";
import { useMessageCommands } from "./message-commands-context";

interface DeleteDialogProps {
  messages: readonly Message[];
  onClose: () => void;
}

/** Asks before a message goes for everyone, which nobody can take back. */
export function DeleteDialog({ messages, onClose }: DeleteDialogProps) {
  const words = useTranslations("message");
  const change = useChangeMessage();
  const desk = useMessageCommands();
  const forEveryone = () => {
    for (const message of messages) change(message, { kind: "delete" });
    desk.clearSelection();
  };
  const forMe = () => {
    desk.hide(messages);
    desk.clearSelection();
  };
  return (
    <ConfirmDialog
      title={words("deleteTitle", { count: messages.length })}
      lead={words("deleteLead")}
      onClose={onClose}
    >
      <ConfirmButton look="outline" onClick={forMe}>
        {words("hide")}
      </ConfirmButton>
      <ConfirmButton look="danger" onClick={forEveryone}>
        {words("delete")}
      </ConfirmButton>
    </ConfirmDialog>
  );
}
