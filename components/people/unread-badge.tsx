import { useFormatter, useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { FIRST_LOAD_LIMITS } from "@/lib/contract/first-load-limits";

const MAX = FIRST_LOAD_LIMITS.unreadCap - 1;

interface UnreadBadgeProps {
  count: number;
  muted: boolean;
}

export function UnreadBadge({ count, muted }: UnreadBadgeProps) {
  return count > 0 && <Badge count={count} muted={muted} />;
}

function Badge({ count, muted }: UnreadBadgeProps) {
  const t = useTranslations("sidebar");
  const format = useFormatter();
  const over = count > MAX;
  return (
    <span
      className={cx(
        "flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1.5 text-note font-semibold tabular-nums",
        muted ? "bg-hover text-ink-soft" : "bg-accent text-on-accent",
      )}
    >
      <span aria-hidden suppressHydrationWarning>
        {over ? t("more", { max: MAX }) : format.number(count)}
      </span>
      <span className="sr-only" suppressHydrationWarning>
        {over ? t("unreadMore", { max: MAX }) : t("unread", { count })}
      </span>
    </span>
  );
}
