"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { BrandMark } from "./brand-mark";
import { digestOf } from "./digest-of";

interface ErrorScreenProps {
  error: unknown;
  retry: () => void;
}

export function ErrorScreen({ error, retry }: ErrorScreenProps) {
  const words = useTranslations("page");
  const actions = useTranslations("action");
  const digest = digestOf(error);
  return (
    <main className="flex min-h-dvh">
      <Notice
        level="h1"
        icon={<BrandMark className="size-11!" />}
        title={words("errorTitle")}
        lead={words("errorLead")}
        action={
          <>
            <Button onClick={retry}>{actions("tryAgain")}</Button>
            {digest && <p className="mt-4 font-mono text-note text-ink-faint">{digest}</p>}
          </>
        }
      />
    </main>
  );
}
