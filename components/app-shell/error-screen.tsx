"use client";

import { useTranslations } from "use-intl";
import { linkButtonClass } from "@/components/ui/link-button-class";
import { errorDigest } from "./error-digest";

interface ErrorScreenProps {
  error: unknown;
  retry: () => void;
}

/** Every page carries this screen and hopes never to need it: it is made of nothing else. */
export function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const words = useTranslations("page");
  const actions = useTranslations("action");
  const digest = errorDigest(error);
  return (
    <main className="flex min-h-dvh">
      <div className="m-auto flex max-w-80 flex-col items-center px-6 py-10 text-center">
        <h1 className="text-title font-semibold text-balance">{words("errorTitle")}</h1>
        <p className="mt-1 text-ink-soft text-pretty">{words("errorLead")}</p>
        <button type="button" onClick={retry} className={linkButtonClass("mt-5")}>
          {actions("tryAgain")}
        </button>
        {digest && <p className="mt-4 font-mono text-note text-ink-faint">{digest}</p>}
      </div>
    </main>
  );
}
