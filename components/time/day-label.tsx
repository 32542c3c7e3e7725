import { useFormatter, useTranslations } from "use-intl";
import { useUserTimeZone } from "../i18n/use-user-time-zone";
import { dayKey, daysAgo } from "./calendar";
import { useNow } from "./use-now";

/** Shows a day, as short as is unambiguous: Today, Yesterday, Monday, 3 March, 3 March 2019. */
export function DayLabel({ at }: { at: string }) {
  const t = useTranslations("room");
  const format = useFormatter();
  const zone = useUserTimeZone();
  const now = useNow();
  if (now === null) return null;
  const [date, today] = [new Date(at), new Date(now)];
  const days = daysAgo(date, today, zone);
  const text = () => {
    if (days === 0) return t("today");
    if (days === 1) return t("yesterday");
    if (days > 1 && days < 7) return format.dateTime(date, { weekday: "long" });
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
      {text()}
    </time>
  );
}

const yearOf = (date: Date, zone: string) => dayKey(date, zone).slice(0, 4);
