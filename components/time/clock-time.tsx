import { useFormatter } from "use-intl";

/** Hours and minutes. Rendered in the browser only: the server does not know the reader's zone. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  return (
    <time
      dateTime={at}
      title={format.dateTime(date, { dateStyle: "full", timeStyle: "short" })}
      className="tabular-nums"
    >
      {format.dateTime(date, { hour: "numeric", minute: "2-digit" })}
    </time>
  );
}
