import { ClockTime } from "@/components/time/clock-time";
import { cx } from "@/components/ui/cx";
import type { LogMessage } from "@/lib/client/hooks/use-conversation";
import { type DeliveryStatus, DeliveryStatusIcon } from "./delivery-status-icon";
import { EditedLabel } from "./edited-label";

interface MessageMetaProps {
  message: LogMessage;
  deliveryStatus: DeliveryStatus | null;
  /** On its own line, below content without a bubble. */
  below: boolean;
}

/** Time and delivery status in the bubble's corner. They float into the text's last line when there is space. */
export function MessageMeta({ message, deliveryStatus, below }: MessageMetaProps) {
  const stored = "seq" in message ? message : null;
  return (
    // The margin follows the direction of the text; the label inside has its own direction.
    <span className={below ? "flex" : "float-end ms-3 mt-1.5 -mb-0.5 inline-flex"}>
      <span
        dir="auto"
        className={cx(
          "inline-flex items-center gap-1 text-note whitespace-nowrap select-none",
          deliveryStatus === null ? "text-ink-faint" : "text-ink-soft",
        )}
      >
        {stored?.editedAt && !stored.deletedAt && <EditedLabel at={stored.editedAt} />}
        <ClockTime at={message.createdAt} />
        {deliveryStatus && !stored?.deletedAt && <DeliveryStatusIcon state={deliveryStatus} />}
      </span>
    </span>
  );
}
