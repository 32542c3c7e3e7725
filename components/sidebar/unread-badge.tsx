import { useFormatter, useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { PAGE_LIMITS } from "@/lib/contract/page-limits";

const MAX = PAGE_LIMITS.unreadCap - 1;

export function UnreadBadge({ count, muted }: { count: number; muted: boolean }) {
  const words = useTranslations("sidebar");
  const format = useFormatter();
  if (count <= 0) return null;
  const over = count > MAX;
  return (
    <span
      className={cx(
        "flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full px-1.5 text-note font-semibold tabular-nums",
        muted ? "bg-hover text-ink-soft" : "bg-accent text-on-accent",
      )}
    >
      <span aria-hidden>{over ? words("more", { max: MAX }) : format.number(count)}</span>
      <span className="sr-only">{over ? words("unreadMore", { max: MAX }) : words("unread", { count })}</span>
    </span>
  );
}
