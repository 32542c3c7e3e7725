import { useFormatter } from "use-intl";
import { useTold } from "./use-told";

/** Hours and minutes. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  const whole = useTold(() => format.dateTime(date, { dateStyle: "full", timeStyle: "short" }));
  const short = useTold(() => format.dateTime(date, { hour: "numeric", minute: "2-digit" }));
  return (
    <time dateTime={at} suppressHydrationWarning title={whole} className="tabular-nums">
      {short}
    </time>
  );
}
