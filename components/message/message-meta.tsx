import { ClockTime } from "@/components/time/clock-time";
import { cx } from "@/components/ui/cx";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { type DeliveryStatus, DeliveryStatusIcon } from "./delivery-status-icon";
import { EditedLabel } from "./edited-label";

interface MessageMetaProps {
  message: LogMessage;
  tick: DeliveryStatus | null;
  /** On a line of its own, under what has no bubble. */
  below: boolean;
}

/** Time and ticks, in the corner of the bubble: they share the last line of the text where it leaves room. */
export function MessageMeta({ message, tick, below }: MessageMetaProps) {
  const stored = "seq" in message ? message : null;
  return (
    // The distance to the text lies on the side on which the text ends; the words inside have a direction of their own.
    <span className={below ? "flex" : "float-end ms-3 mt-1.5 -mb-0.5 inline-flex"}>
      <span
        dir="auto"
        className={cx(
          "inline-flex items-center gap-1 text-note whitespace-nowrap select-none",
          tick === null ? "text-ink-faint" : "text-ink-soft",
        )}
      >
        {stored?.editedAt && !stored.deletedAt && <EditedLabel at={stored.editedAt} />}
        <ClockTime at={message.createdAt} />
        {tick && !stored?.deletedAt && <DeliveryStatusIcon state={tick} />}
      </span>
    </span>
  );
}
