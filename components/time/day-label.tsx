import { useFormatter, useTranslations } from "use-intl";
import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";
import { useUserTimeZone } from "../i18n/use-user-time-zone";
import { dayKey, daysAgo } from "./calendar";
import { useNow } from "./use-now";

/** Today, Yesterday, Monday, 3 March, 3 March 2019: as short as it stays clear. */
export function DayLabel({ at }: { at: string }) {
  const words = useTranslations("room");
  const format = useFormatter();
  const zone = useUserTimeZone();
  const now = useNow();
  const [date, today] = [new Date(at), new Date(now ?? at)];
  const ago = daysAgo(date, today, zone);
  const { text, ref } = useServerFormattedText(`day ${at} ${ago}`, () => {
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
  });
  if (now === null) return null;
  return (
    <time ref={ref} dateTime={at} suppressHydrationWarning>
      {text}
    </time>
  );
}

const yearOf = (date: Date, zone: string) => dayKey(date, zone).slice(0, 4);
