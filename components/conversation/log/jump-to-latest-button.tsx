import { ArrowDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

interface JumpToLatestButtonProps {
  unseen: number;
  onClick: () => void;
}

/** A button that returns to the end, with the number of unseen messages there. */
export function JumpToLatestButton({ unseen, onClick }: JumpToLatestButtonProps) {
  const t = useTranslations("room");
  const waiting = unseen > 0;
  return (
    <button
      type="button"
      onClick={onClick}
      aria-label={waiting ? undefined : t("toLatest")}
      title={waiting ? undefined : t("toLatest")}
      className={cx(
        "absolute end-4 bottom-3 z-10 flex h-10 min-w-10 animate-rise items-center justify-center gap-1.5 rounded-full font-medium shadow-lift md:end-6",
        waiting
          ? "bg-accent px-4 text-on-accent hover:bg-accent-strong"
          : "bg-raised text-ink-soft hover:text-ink",
      )}
    >
      {waiting && <span className="tabular-nums">{t("new", { count: unseen })}</span>}
      <ArrowDown aria-hidden className="size-[18px]" />
    </button>
  );
}
