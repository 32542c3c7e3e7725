"use client";

import { WifiOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { useConnection } from "@/lib/client/hooks/use-connection";
import { RetryCountdown } from "./retry-countdown";
import { useLongOffline } from "./use-long-offline";

export function OfflineBanner() {
  const words = useTranslations("connection");
  const { offlineSince, retryAt, reconnect } = useConnection();
  const overdue = useLongOffline(offlineSince);
  // The region is there before its text: a reader announces what is put into one, not one that arrives full.
  return (
    <div role="status">
      {overdue && (
        <div className="flex min-h-11 items-center justify-center gap-3 border-b border-hairline bg-notice px-4 py-1.5 text-meta">
          <WifiOff aria-hidden className="size-4 shrink-0" />
          <p>
            {words("offline")} <RetryCountdown at={retryAt} />
          </p>
          <button
            type="button"
            onClick={reconnect}
            className="shrink-0 rounded-md px-1.5 py-1 font-semibold underline underline-offset-2 hover:text-accent"
          >
            {words("reconnect")}
          </button>
        </div>
      )}
    </div>
  );
}
