import { useFormatter, useTranslations } from "use-intl";
import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";
import { useUserTimeZone } from "../i18n/use-user-time-zone";
import { daysAgo } from "./calendar";
import { useNow } from "./use-now";

/** When, in the narrow column of a list: 14:05, Yesterday, Mon, 3 Mar, 3/3/19. */
export function BriefTime({ at }: { at: string }) {
  const words = useTranslations("room");
  const format = useFormatter();
  const zone = useUserTimeZone();
  const now = useNow();
  const date = new Date(at);
  const ago = daysAgo(date, new Date(now ?? at), zone);
  const { text, ref } = useServerFormattedText(`brief ${at} ${ago}`, () => {
    if (ago <= 0) return format.dateTime(date, { hour: "numeric", minute: "2-digit" });
    if (ago === 1) return words("yesterday");
    if (ago < 7) return format.dateTime(date, { weekday: "short" });
    if (ago < 300) return format.dateTime(date, { day: "numeric", month: "short" });
    return format.dateTime(date, { dateStyle: "short" });
  });
  if (now === null) return null;
  return (
    <time ref={ref} dateTime={at} suppressHydrationWarning className="tabular-nums">
      {text}
    </time>
  );
}
