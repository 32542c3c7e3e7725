import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";

const TICK_MS = 250;

/** Counts down to the next attempt. Screen readers do not announce a `timer`, even within a live region. */
export function RetryCountdown({ at }: { at: number | null }) {
  const t = useTranslations("connection");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const seconds = at === null ? 0 : Math.ceil((at - now) / 1_000);
  return (
    <span role="timer" className="tabular-nums">
      {seconds > 0 ? t("retryIn", { seconds }) : t("retrying")}
    </span>
  );
}
