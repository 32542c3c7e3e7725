import { Bell } from "lucide-react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import {
  useDeviceSettings,
  useDeviceSettingsStore,
  useNotificationToggle,
  useNotifyPermission,
} from "@/lib/client/hooks/use-device-notifications";

/** How long "not now" postpones the prompt. */
const SNOOZE_MS = 30 * 24 * 60 * 60_000;

/**
 * Asks whether to notify, once a message from another user has arrived. The browser's permission prompt follows only
 * after a yes.
 */
export function PermissionPrompt({ hasNewMessage }: { hasNewMessage: boolean }) {
  const t = useTranslations("notifications");
  const permission = useNotifyPermission();
  const store = useDeviceSettingsStore();
  const { on, putOffAt } = useDeviceSettings();
  const { turnOn } = useNotificationToggle();
  const attempt = useAsyncAction();
  const isDue = hasNewMessage && permission === "default" && !on && putOffAt < Date.now() - SNOOZE_MS;
  const enable = async () => {
    // A failed subscription is retried at the next start. Open pages notify without one.
    await attempt.run(turnOn);
    if (Notification.permission !== "granted") store.set({ putOffAt: Date.now() });
  };
  return (
    <div role="status">
      {isDue && (
        <div className="flex min-h-12 flex-wrap items-center justify-center gap-x-4 gap-y-1 border-b border-hairline bg-chosen px-4 py-1.5 text-meta">
          <p className="flex items-center gap-2.5">
            <Bell aria-hidden className="size-4 shrink-0 text-accent" />
            {t("ask")}
          </p>
          <div className="flex gap-1">
            <button
              type="button"
              disabled={attempt.pending}
              onClick={enable}
              className="min-h-8 rounded-md px-2 font-semibold text-accent hover:bg-hover"
            >
              {t("turnOn")}
            </button>
            <button
              type="button"
              onClick={() => store.set({ putOffAt: Date.now() })}
              className="min-h-8 rounded-md px-2 hover:bg-hover"
            >
              {t("notNow")}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
