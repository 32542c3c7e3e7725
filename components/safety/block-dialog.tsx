import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { ConfirmButton, ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useBlockActions } from "@/lib/client/hooks/use-blocks";
import type { Person } from "./report-dialog";

/** Asks before somebody is blocked, and says what that does. */
export function BlockDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const words = useTranslations("safety");
  const errorWords = useErrorText();
  const { block } = useBlockActions();
  const run = async () => {
    try {
      await block(person.id);
      showToast(words("didBlock", { name: person.name }), { look: "success" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorWords(error), { look: "error" });
    }
  };
  return (
    <ConfirmDialog
      title={words("blockTitle", { name: person.name })}
      lead={words("blockLead")}
      onClose={onClose}
    >
      <ConfirmButton look="danger" onClick={() => void run()}>
        {words("block")}
      </ConfirmButton>
    </ConfirmDialog>
  );
}
