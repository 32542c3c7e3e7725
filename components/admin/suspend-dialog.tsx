import { useTranslations } from "use-intl";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";

interface SuspendConfirmProps {
  name: string;
  onSuspend: () => void;
  onClose: () => void;
}

export function SuspendDialog({ name, onSuspend, onClose }: SuspendConfirmProps) {
  const words = useTranslations("admin");
  return (
    <ConfirmDialog title={words("suspendTitle", { name })} lead={words("suspendLead")} onClose={onClose}>
      <ConfirmButton look="danger" onClick={onSuspend}>
        {words("suspend")}
      </ConfirmButton>
    </ConfirmDialog>
  );
}
