import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useBlockActions } from "@/lib/client/hooks/use-blocks";
import type { Person } from "./report-dialog";

/** Asks for confirmation before a user is blocked, and explains what blocking does. */
export function BlockDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations("safety");
  const errorText = useErrorText();
  const { block } = useBlockActions();
  const confirm = async () => {
    try {
      await block(person.id);
      showToast(t("didBlock", { name: person.name }), { look: "success" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    }
  };
  return (
    <ConfirmDialog title={t("blockTitle", { name: person.name })} lead={t("blockLead")} onClose={onClose}>
      <ConfirmButton look="danger" onClick={() => void confirm()}>
        {t("block")}
      </ConfirmButton>
    </ConfirmDialog>
  );
}
