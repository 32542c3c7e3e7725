import { useFormatter, useTranslations } from "use-intl";
import { dayKey, daysAgo } from "./calendar";
import { useNow } from "./use-now";
import { useZone } from "./use-zone";

/** Today, Yesterday, Monday, 3 March, 3 March 2019: as short as it stays clear. */
export function DayLabel({ at }: { at: string }) {
  const words = useTranslations("room");
  const format = useFormatter();
  const zone = useZone();
  const now = useNow();
  if (now === null) return null;
  const [date, today] = [new Date(at), new Date(now)];
  const ago = daysAgo(date, today, zone);
  const label = () => {
    if (ago === 0) return words("today");
    if (ago === 1) return words("yesterday");
    if (ago > 1 && ago < 7) return format.dateTime(date, { weekday: "long" });
    const sameYear = yearOf(date, zone) === yearOf(today, zone);
    return format.dateTime(date, {
      weekday: sameYear ? "short" : undefined,
      day: "numeric",
      month: "long",
      year: sameYear ? undefined : "numeric",
    });
  };
  return (
    <time dateTime={at} suppressHydrationWarning>
      {label()}
    </time>
  );
}

const yearOf = (date: Date, zone: string) => dayKey(date, zone).slice(0, 4);
