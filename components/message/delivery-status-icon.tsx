import { Check, CheckCheck, CircleAlert, Clock } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

const ICONS = {
  sending: [Clock, "animate-late text-ink-faint"],
  sent: [Check, "text-ink-soft"],
  delivered: [CheckCheck, "text-ink-soft"],
  read: [CheckCheck, "text-accent"],
  failed: [CircleAlert, "text-danger"],
} as const;

export type DeliveryStatus = keyof typeof ICONS;

/** The delivery status of an own message. The clock reserves its space but stays invisible for the first 300 ms. */
export function DeliveryStatusIcon({ state }: { state: DeliveryStatus }) {
  const t = useTranslations("ticks");
  const [Icon, className] = ICONS[state];
  return (
    <span role="img" aria-label={t(state)} className={cx("inline-flex shrink-0", className)}>
      <Icon aria-hidden className="size-4" strokeWidth={2.25} />
    </span>
  );
}
