"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { showToast } from "@/components/ui/show-toast";
import { useRefusedChanges } from "@/lib/client/hooks/use-pending-changes";
import type { ChangeRefusedListener } from "@/lib/client/pending-changes/queue";
import { copyToClipboard } from "../../ui/copy-to-clipboard";

/** Shows a toast when the server refuses a pending change, in any room. The text of a refused edit can be copied. */
export function RefusedChangeToasts() {
  const t = useTranslations("message");
  const errorText = useErrorText();
  const showRefusal = useCallback<ChangeRefusedListener>(
    ({ change }, error) => {
      showToast(t("refused", { reason: errorText(error) }), {
        look: "error",
        ...(change.kind === "edit"
          ? { action: { label: t("copy"), onClick: () => void copyToClipboard(change.content) } }
          : {}),
      });
    },
    [t, errorText],
  );
  useRefusedChanges(showRefusal);
  return null;
}
