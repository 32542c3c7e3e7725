import { useFormatter, useTranslations } from "use-intl";
import { daysAgo } from "./calendar";
import { useNow } from "./use-now";

/** Today, Yesterday, Monday, 3 March, 3 March 2019: as short as it stays clear. */
export function DayLabel({ at }: { at: string }) {
  const words = useTranslations("room");
  const format = useFormatter();
  const now = useNow();
  if (now === null) return null;
  const date = new Date(at);
  const today = new Date(now);
  const ago = daysAgo(date, today);
  if (ago === 0) return words("today");
  if (ago === 1) return words("yesterday");
  if (ago > 1 && ago < 7) return format.dateTime(date, { weekday: "long" });
  const sameYear = date.getFullYear() === today.getFullYear();
  return format.dateTime(date, {
    weekday: sameYear ? "short" : undefined,
    day: "numeric",
    month: "long",
    year: sameYear ? undefined : "numeric",
  });
}
