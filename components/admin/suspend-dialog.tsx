import { useTranslations } from "use-intl";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";

interface SuspendDialogProps {
  name: string;
  onSuspend: () => void;
  onClose: () => void;
}

export function SuspendDialog({ name, onSuspend, onClose }: SuspendDialogProps) {
  const t = useTranslations("admin");
  return (
    <ConfirmDialog title={t("suspendTitle", { name })} lead={t("suspendLead")} onClose={onClose}>
      <ConfirmButton look="danger" onClick={onSuspend}>
        {t("suspend")}
      </ConfirmButton>
    </ConfirmDialog>
  );
}
