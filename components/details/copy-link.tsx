import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

/** A URL with a copy button. Where the page may not use the clipboard, the URL is selected for manual copying. */
export function CopyLink({ address }: { address: string }) {
  const t = useTranslations("details");
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (field: HTMLInputElement | null) => {
    field?.select();
    if (!navigator.clipboard) return;
    await navigator.clipboard.writeText(address).then(
      () => setCopied(address),
      () => setCopied(null),
    );
  };
  return (
    <div className="mt-3">
      <div className="flex gap-2">
        <input
          readOnly
          aria-label={t("link")}
          value={address}
          dir="ltr"
          onFocus={(event) => event.target.select()}
          className="h-10 min-w-0 flex-1 rounded-lg border border-edge bg-surface px-3 text-meta"
        />
        <Button
          onClick={(event) => {
            const field = event.currentTarget.previousElementSibling;
            void copy(field instanceof HTMLInputElement ? field : null);
          }}
        >
          {t(copied === address ? "copied" : "copy")}
        </Button>
      </div>
      <p role="status" className="mt-1 text-meta text-ink-soft">
        {copied === address ? t("copiedLead") : t("linkOnce")}
      </p>
    </div>
  );
}
