import { singleton } from "../platform/runtime";

interface Hours {
  dndFrom: string | null;
  dndTo: string | null;
  timeZone: string | null;
}

/** Whether somebody has said that they are not to be disturbed at this time, over midnight too. */
export function isDoNotDisturb({ dndFrom, dndTo, timeZone }: Hours, now: Date): boolean {
  if (dndFrom === null || dndTo === null) return false;
  const time = clockIn(timeZone ?? "UTC").format(now);
  return dndFrom <= dndTo ? dndFrom <= time && time < dndTo : time >= dndFrom || time < dndTo;
}

/** `HH:MM`, which sorts like the times. There are a few hundred zones, and a formatter costs more than all else here. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const clocks = singleton("clocks", () => new Map<string, Intl.DateTimeFormat>());
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}
