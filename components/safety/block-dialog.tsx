import { useTranslations } from "use-intl";
import { useErrorWords } from "@/components/errors/use-error-text";
import { Confirm, ConfirmButton } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/show-toast";
import { ApiError } from "@/lib/client/api/api-error";
import { useBlocking } from "@/lib/client/hooks/use-blocks";
import type { Person } from "./report-dialog";

/** Asks before somebody is blocked, and says what that does. */
export function BlockConfirm({ person, onClose }: { person: Person; onClose: () => void }) {
  const words = useTranslations("safety");
  const errorWords = useErrorWords();
  const { block } = useBlocking();
  const run = async () => {
    try {
      await block(person.id);
      notify(words("didBlock", { name: person.name }), { look: "success" });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      notify(errorWords(error), { look: "error" });
    }
  };
  return (
    <Confirm title={words("blockTitle", { name: person.name })} lead={words("blockLead")} onClose={onClose}>
      <ConfirmButton look="danger" onClick={() => void run()}>
        {words("block")}
      </ConfirmButton>
    </Confirm>
  );
}
