import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { showToast } from "@/components/ui/show-toast";
import { useChangeMessage } from "@/lib/client/hooks/use-pending-changes";
import type { Message } from "@/lib/contract/messages";

/** Returns a function that hides messages for the user alone, with an undo button for a few seconds. */
export function useHideMessages(): (messages: readonly Message[]) => void {
  const t = useTranslations("message");
  const change = useChangeMessage();
  return useCallback(
    (messages) => {
      for (const message of messages) change(message, { kind: "hide", on: true });
      showToast(t("hidden", { count: messages.length }), {
        action: {
          label: t("undo"),
          onClick: () => {
            for (const message of messages) change(message, { kind: "hide", on: false });
          },
        },
      });
    },
    [change, t],
  );
}
