"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/components/errors/use-error-text";
import { notify } from "@/components/ui/show-toast";
import { useRefusedChanges } from "@/lib/client/hooks/use-pending-changes";
import type { Refused } from "@/lib/client/pending-changes/queue";
import { copyText } from "../../ui/copy-to-clipboard";

/** Tells of a change that the server would not have, whatever room is open by then. What was written is not lost. */
export function RefusedChanges() {
  const words = useTranslations("message");
  const errorWords = useErrorWords();
  const tell = useCallback<Refused>(
    ({ change }, error) => {
      notify(words("refused", { reason: errorWords(error) }), {
        look: "error",
        ...(change.kind === "edit"
          ? { action: { label: words("copy"), onClick: () => void copyText(change.content) } }
          : {}),
      });
    },
    [words, errorWords],
  );
  useRefusedChanges(tell);
  return null;
}
