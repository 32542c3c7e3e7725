import { useTranslations } from "use-intl";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import type { Message } from "@/lib/contract/messages";
import { useMessageCommands } from "./message-commands-context";

interface DeleteDialogProps {
  messages: readonly Message[];
  onClose: () => void;
}

/** Confirms deleting messages for everyone, which cannot be undone; offers to hide them instead. */
export function DeleteDialog({ messages, onClose }: DeleteDialogProps) {
  const t = useTranslations("message");
  const change = useChangeMessage();
  const commands = useMessageCommands();
  const forEveryone = () => {
    for (const message of messages) change(message, { kind: "delete" });
    commands.clearSelection();
  };
  const forMe = () => {
    commands.hide(messages);
    commands.clearSelection();
  };
  return (
    <ConfirmDialog
      title={t("deleteTitle", { count: messages.length })}
      lead={t("deleteLead")}
      onClose={onClose}
    >
      <ConfirmButton look="outline" onClick={forMe}>
        {t("hide")}
      </ConfirmButton>
      <ConfirmButton look="danger" onClick={forEveryone}>
        {t("delete")}
      </ConfirmButton>
    </ConfirmDialog>
  );
}
