import { useFormatter } from "use-intl";
import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";

/** Hours and minutes; the day as well to whoever points at it. */
export function ClockTime({ at }: { at: string }) {
  const format = useFormatter();
  const date = new Date(at);
  const { text, ref } = useServerFormattedText(`clock ${at}`, () =>
    format.dateTime(date, { hour: "numeric", minute: "2-digit" }),
  );
  return (
    <time
      ref={ref}
      dateTime={at}
      suppressHydrationWarning
      onPointerEnter={({ currentTarget }) => {
        currentTarget.title = format.dateTime(date, { dateStyle: "full", timeStyle: "short" });
      }}
      className="tabular-nums"
    >
      {text}
    </time>
  );
}
