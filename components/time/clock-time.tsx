import { useFormatter } from "use-intl";

/** Shows hours and minutes, and under the pointer the day as well. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      suppressHydrationWarning
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = format.dateTime(date, { dateStyle: "full", timeStyle: "short" });
      }}
      className="tabular-nums"
    >
      {format.dateTime(date, { hour: "numeric", minute: "2-digit" })}
    </time>
  );
}
