import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { showToast } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useBlockActions } from "@/lib/client/hooks/use-blocks";
import type { Person } from "./report-dialog";

/** Returns a function that unblocks a user and confirms it in a toast. */
export function useUnblock(): (person: Person) => Promise<void> {
  const t = useTranslations("safety");
  const errorText = useErrorText();
  const { unblock } = useBlockActions();
  return async (person) => {
    try {
      await unblock(person.id);
      showToast(t("didUnblock", { name: person.name }), { look: "success" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      showToast(errorText(error), { look: "error" });
    }
  };
}
