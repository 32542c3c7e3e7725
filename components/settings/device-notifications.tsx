import { BellOff } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import { useErrorText } from "@/components/errors/use-error-text";
import { Alert } from "@/components/ui/alert";
import {
  useDeviceSettings,
  useNotificationToggle,
  useNotifyPermission,
} from "@/lib/client/hooks/use-device-notifications";
import { usePushSubscriptions } from "@/lib/client/hooks/use-push-subscriptions";
import { SwitchRow } from "./switch-row";

/** The switch for notifications in this browser, and a hint if the browser blocks or lacks them. */
export function DeviceNotifications() {
  const t = useTranslations("notifications");
  const errorText = useErrorText();
  const permission = useNotifyPermission();
  const { on } = useDeviceSettings();
  const { turnOn, turnOff } = useNotificationToggle();
  const { subscriptions, refresh } = usePushSubscriptions();
  const attempt = useAsyncAction();
  const enabled = on && permission === "granted";
  const isPushed = subscriptions?.some(({ current }) => current) ?? true;
  const toggle = (enable: boolean) =>
    void attempt.run(() => (enable ? turnOn() : turnOff()).finally(refresh));
  return (
    <div className="space-y-3">
      {attempt.error && <Alert>{errorText(attempt.error)}</Alert>}
      <SwitchRow
        title={t("device")}
        lead={enabled && !isPushed && !attempt.pending ? t("openOnly") : t("deviceLead")}
        checked={enabled}
        disabled={
          attempt.pending || permission === null || permission === "denied" || permission === "unsupported"
        }
        onChange={toggle}
      />
      {permission === "denied" && <PermissionHint title={t("denied")}>{t("deniedHow")}</PermissionHint>}
      {permission === "unsupported" && (
        <PermissionHint title={t("unsupported")}>{t("unsupportedHow")}</PermissionHint>
      )}
    </div>
  );
}

function PermissionHint({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex items-start gap-3 rounded-lg bg-notice px-3 py-2.5">
      <BellOff aria-hidden className="mt-0.5 size-[18px] shrink-0" />
      <div>
        <p className="font-medium">{title}</p>
        <p className="text-meta">{children}</p>
      </div>
    </div>
  );
}
