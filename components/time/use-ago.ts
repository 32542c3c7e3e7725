import { useFormatter } from "use-intl";
import { useNow } from "./use-now";
import { useTold } from "./use-told";

const JUST_NOW_MS = 60_000;

/** `10 minutes ago`, or null within the last minute and where the reader's clock is not known yet. */
export function useAgo(at: string | null): string | null {
  const format = useFormatter();
  const now = useNow();
  const told = useTold(() => {
    if (at === null || now === null) return "";
    const date = new Date(at);
    return now - date.getTime() < JUST_NOW_MS ? "" : format.relativeTime(date, now);
  });
  return told === "" ? null : told;
}
