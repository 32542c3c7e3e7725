"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useConnection } from "@/lib/client/hooks/use-connection";
import { RetryCountdown } from "./retry-countdown";
import { useLongOffline } from "./use-long-offline";

export function OfflineBanner() {
  const t = useTranslations("connection");
  const { offlineSince, retryAt, reconnect } = useConnection();
  const overdue = useLongOffline(offlineSince);
  // The live region stands empty first: screen readers announce what is added to one, not its initial content.
  return (
    <div role="status">
      {overdue && (
        <div className="flex min-h-11 items-center justify-center gap-3 border-b border-hairline bg-notice px-4 py-1.5 text-meta">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          <p>
            {t("offline")} <RetryCountdown at={retryAt} />
          </p>
          <button
            type="button"
            onClick={reconnect}
            className="shrink-0 rounded-md px-1.5 py-1 font-semibold underline underline-offset-2 hover:text-accent"
          >
            {t("reconnect")}
          </button>
        </div>
      )}
    </div>
  );
}
