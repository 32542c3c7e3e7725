import dynamic from "next/dynamic";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useSecondFactor } from "@/lib/client/hooks/use-second-factor";
import { SettingsSection } from "./settings-section";

const SecondFactorDialog = dynamic(
  () => import("./second-factor-dialog").then((module) => module.SecondFactorDialog),
  { ssr: false },
);

export function SecondFactorSection() {
  const t = useTranslations("factor");
  const errorText = useErrorText();
  const format = useFormatter();
  const { state, error } = useSecondFactor();
  const [open, setOpen] = useState<"set-up" | "renew" | "off" | null>(null);
  return (
    <SettingsSection title={t("title")} lead={t("lead")}>
      {error && <Alert>{errorText(error)}</Alert>}
      {!state && !error && <Skeleton className="h-10" />}
      {state && !state.available && <p className="text-ink-soft">{t("unavailable")}</p>}
      {state?.available && !state.enabledAt && (
        <Button variant="outline" onClick={() => setOpen("set-up")}>
          {t("setUp")}
        </Button>
      )}
      {state?.enabledAt && (
        <>
          <p>
            {t("onSince", { date: format.dateTime(new Date(state.enabledAt), { dateStyle: "medium" }) })}{" "}
            <span className={state.recoveryCodesLeft < 3 ? "text-danger" : "text-ink-soft"}>
              {t("codesLeft", { count: state.recoveryCodesLeft })}
            </span>
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button variant="outline" onClick={() => setOpen("renew")}>
              {t("renew")}
            </Button>
            <Button variant="danger" onClick={() => setOpen("off")}>
              {t("turnOff")}
            </Button>
          </div>
        </>
      )}
      {open && <SecondFactorDialog task={open} onClose={() => setOpen(null)} />}
    </SettingsSection>
  );
}
