import { useFormatter } from "use-intl";
import { useNow } from "./use-now";

const JUST_NOW_MS = 60_000;

/** Tells `10 minutes ago`, or null within the last minute and where the reader's clock is not known yet. */
export function useRelativeTime(): (at: string) => string | null {
  const format = useFormatter();
  const now = useNow();
  return (at) => {
    if (now === null) return null;
    const date = new Date(at);
    return now - date.getTime() < JUST_NOW_MS ? null : format.relativeTime(date, now);
  };
}
