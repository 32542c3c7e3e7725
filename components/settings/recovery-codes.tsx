import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";

interface RecoveryCodesProps {
  codes: readonly string[];
  onSaved: () => void;
}

/** The recovery codes, shown once. Where the page has no clipboard access, they can be selected. */
export function RecoveryCodes({ codes, onSaved }: RecoveryCodesProps) {
  const t = useTranslations("factor");
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(codes.join("\n")).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="space-y-4">
      <p className="text-ink-soft">{t("codesLead")}</p>
      <ul
        dir="ltr"
        aria-label={t("codesTitle")}
        className="grid grid-cols-2 gap-x-4 gap-y-2 rounded-lg bg-track p-4 text-center font-mono select-all"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="text-meta text-ink-soft">
          {copied && t("copied")}
        </p>
        {"clipboard" in navigator && (
          <Button variant="outline" onClick={copy}>
            {t("copy")}
          </Button>
        )}
        <Button onClick={onSaved}>{t("kept")}</Button>
      </div>
    </div>
  );
}
