import { useFormatter } from "use-intl";
import { useNow } from "./use-now";

const JUST_NOW_MS = 60_000;

/** Formats `10 minutes ago`; null within the last minute and while the reader's time is unknown. */
export function useRelativeTime(): (at: string) => string | null {
  const format = useFormatter();
  const now = useNow();
  return (at) => {
    if (now === null) return null;
    const date = new Date(at);
    return now - date.getTime() < JUST_NOW_MS ? null : format.relativeTime(date, now);
  };
}
