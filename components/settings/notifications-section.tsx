import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import { useDeviceSettings, useNotificationToggle } from "@/lib/client/hooks/use-device-notifications";
import { useMe } from "@/lib/client/hooks/use-me";
import { useSettings } from "@/lib/client/hooks/use-settings";
import { DeviceNotifications } from "./device-notifications";
import { PushDevices } from "./push-devices";
import { QuietHours } from "./quiet-hours";
import { SettingsSection } from "./settings-section";
import { SwitchRow } from "./switch-row";

export function NotificationsSection() {
  const t = useTranslations("notifications");
  const errorText = useErrorText();
  const me = useMe();
  const { setNotificationSettings } = useSettings();
  const { sound } = useDeviceSettings();
  const { setSound } = useNotificationToggle();
  const attempt = useAsyncAction();
  return (
    <SettingsSection title={t("title")}>
      <div className="space-y-5">
        {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
        <DeviceNotifications />
        <SwitchRow title={t("sound")} lead={t("soundLead")} checked={sound} onChange={setSound} />
        <SwitchRow
          title={t("preview")}
          lead={t("previewLead")}
          checked={me.pushPreview}
          disabled={attempt.pending}
          onChange={(pushPreview) => void attempt.run(() => setNotificationSettings({ pushPreview }))}
        />
        <QuietHours />
        {me.emailDigest !== null && (
          <SwitchRow
            title={t("email")}
            lead={t("emailLead", { email: me.email })}
            checked={me.emailDigest}
            disabled={attempt.pending}
            onChange={(emailDigest) => void attempt.run(() => setNotificationSettings({ emailDigest }))}
          />
        )}
        <PushDevices />
      </div>
    </SettingsSection>
  );
}
