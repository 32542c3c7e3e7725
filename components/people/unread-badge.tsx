import { useFormatter, useTranslations } from "use-intl";
import { useServerFormattedText } from "@/components/i18n/use-server-formatted-text";
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
  const visible = useServerFormattedText(`unread ${count} shown`, () =>
    over ? t("more", { max: MAX }) : format.number(count),
  );
  const spoken = useServerFormattedText(`unread ${count} read`, () =>
    over ? t("unreadMore", { max: MAX }) : t("unread", { count }),
  );
  return (
    <span
      className={cx(
        "flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1.5 text-note font-semibold tabular-nums",
        muted ? "bg-hover text-ink-soft" : "bg-accent text-on-accent",
      )}
    >
      <span ref={visible.ref} aria-hidden suppressHydrationWarning>
        {visible.text}
      </span>
      <span ref={spoken.ref} className="sr-only" suppressHydrationWarning>
        {spoken.text}
      </span>
    </span>
  );
}
