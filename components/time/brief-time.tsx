import { useFormatter, useTranslations } from "use-intl";
import { useUserTimeZone } from "../i18n/use-user-time-zone";
import { daysAgo } from "./calendar";
import { useNow } from "./use-now";

/** Shows a time in the narrow column of a list: 14:05, Yesterday, Mon, 3 Mar, 3/3/19. */
export function BriefTime({ at }: { at: string }) {
  const t = useTranslations("room");
  const format = useFormatter();
  const zone = useUserTimeZone();
  const now = useNow();
  if (now === null) return null;
  const date = new Date(at);
  const days = daysAgo(date, new Date(now), zone);
  const text = () => {
    if (days <= 0) return format.dateTime(date, { hour: "numeric", minute: "2-digit" });
    if (days === 1) return t("yesterday");
    if (days < 7) return format.dateTime(date, { weekday: "short" });
    if (days < 300) return format.dateTime(date, { day: "numeric", month: "short" });
    return format.dateTime(date, { dateStyle: "short" });
  };
  return (
    // Node and the browser may format with different spaces.
    <time dateTime={at} suppressHydrationWarning className="tabular-nums">
      {text()}
    </time>
  );
}
