import { useFormatter } from "use-intl";

/** Hours and minutes. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      suppressHydrationWarning
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "short" })}
      className="tabular-nums"
    >
      {format.dateTime(date, { hour: "numeric", minute: "2-digit" })}
    </time>
  );
}
