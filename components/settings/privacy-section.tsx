import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { useMe } from "@/lib/client/hooks/use-me";
import { useSettings } from "@/lib/client/hooks/use-settings";
import { SettingsSection } from "./settings-section";
import { SwitchRow } from "./switch-row";

export function PrivacySection() {
  const t = useTranslations("settings");
  const errorText = useErrorText();
  const me = useMe();
  const { setReadReceipts } = useSettings();
  const attempt = useAsyncAction();
  return (
    <SettingsSection title={t("privacy")}>
      {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
      <SwitchRow
        title={t("readReceipts")}
        lead={t("readReceiptsLead")}
        checked={me.readReceipts}
        disabled={attempt.pending}
        onChange={(on) => void attempt.run(() => setReadReceipts(on))}
      />
    </SettingsSection>
  );
}
