import { useFormatter } from "use-intl";

/** Shows day and time to the second: 3 Mar 2026, 14:05:09. */
export function FullDateTime({ at }: { at: string }) {
  const format = useFormatter();
  return (
    <time dateTime={at} suppressHydrationWarning className="tabular-nums">
      {format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "medium" })}
    </time>
  );
}
