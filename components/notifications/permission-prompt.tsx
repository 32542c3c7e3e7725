import { Bell } from "lucide-react";
import { useTranslations } from "use-intl";
import { useAsyncAction } from "@/components/errors/use-async-action";
import {
  useDeviceSettings,
  useDeviceSettingsStore,
  useNotificationToggle,
  useNotifyPermission,
} from "@/lib/client/hooks/use-device-notifications";

/** How long a "not now" holds. */
const PUT_OFF_MS = 30 * 24 * 60 * 60_000;

/** Asks, once somebody has written, whether to tell of messages; the browser's own question comes only after a yes. */
export function PermissionPrompt({ asked }: { asked: boolean }) {
  const t = useTranslations("notifications");
  const permission = useNotifyPermission();
  const store = useDeviceSettingsStore();
  const { on, putOffAt } = useDeviceSettings();
  const { turnOn } = useNotificationToggle();
  const attempt = useAsyncAction();
  const isDue = asked && permission === "default" && !on && putOffAt < Date.now() - PUT_OFF_MS;
  const agree = async () => {
    // What the server could not take now it is told at the next start; what comes while a page is open comes already.
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
              onClick={agree}
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
