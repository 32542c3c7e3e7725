import { useTranslations } from "use-intl";
import { Confirm, ConfirmButton } from "@/components/ui/confirm-dialog";

interface SuspendConfirmProps {
  name: string;
  onSuspend: () => void;
  onClose: () => void;
}

export function SuspendConfirm({ name, onSuspend, onClose }: SuspendConfirmProps) {
  const words = useTranslations("admin");
  return (
    <Confirm title={words("suspendTitle", { name })} lead={words("suspendLead")} onClose={onClose}>
      <ConfirmButton look="danger" onClick={onSuspend}>
        {words("suspend")}
      </ConfirmButton>
    </Confirm>
  );
}
