import { singleton } from "../platform/runtime";

interface QuietHours {
  dndFrom: string | null;
  dndTo: string | null;
  timeZone: string | null;
}

/** Whether the time is within the user's do-not-disturb hours, which may span midnight. */
export function isDoNotDisturb({ dndFrom, dndTo, timeZone }: QuietHours, now: Date): boolean {
  if (dndFrom === null || dndTo === null) return false;
  const time = timeFormatter(timeZone ?? "UTC").format(now);
  return dndFrom <= dndTo ? dndFrom <= time && time < dndTo : time >= dndFrom || time < dndTo;
}

/**
 * Returns a formatter for times as `HH:MM`, which sort chronologically. Formatters are cached, since creating one costs more
 * than everything else here; there are a few hundred time zones.
 */
function timeFormatter(timeZone: string): Intl.DateTimeFormat {
  const formatters = singleton("time-formatters", () => new Map<string, Intl.DateTimeFormat>());
  const cached = formatters.get(timeZone);
  if (cached) return cached;
  const formatter = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  formatters.set(timeZone, formatter);
  return formatter;
}
