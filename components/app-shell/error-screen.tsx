"use client";

import { useTranslations } from "use-intl";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { errorDigest } from "./error-digest";

interface ErrorScreenProps {
  error: unknown;
  retry: () => void;
}

/** Every page loads this screen, so it imports no shared components. */
export function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const t = useTranslations("page");
  const tAction = useTranslations("action");
  const digest = errorDigest(error);
  return (
    <main className="flex min-h-dvh">
      <div className="m-auto flex max-w-80 flex-col items-center px-6 py-10 text-center">
        <h1 className="text-title font-semibold text-balance">{t("errorTitle")}</h1>
        <p className="mt-1 text-ink-soft text-pretty">{t("errorLead")}</p>
        <button type="button" onClick={retry} className={linkButtonClass("mt-5")}>
          {tAction("tryAgain")}
        </button>
        {digest && <p className="mt-4 font-mono text-note text-ink-faint">{digest}</p>}
      </div>
    </main>
  );
}
