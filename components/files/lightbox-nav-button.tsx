import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

interface LightboxNavButtonProps {
  direction: "previous" | "next";
  hidden: boolean;
  onClick: () => void;
}

/** A button at the edge of the lightbox to the next or previous file. On touch screens, users swipe instead. */
export function LightboxNavButton({ direction, hidden, onClick }: LightboxNavButtonProps) {
  const t = useTranslations("files");
  const Icon = direction === "previous" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-label={t(direction)}
      title={t(direction)}
      hidden={hidden}
      onClick={onClick}
      className={cx(
        "absolute top-1/2 size-11 -translate-y-1/2 flex items-center justify-center rounded-full bg-shade text-on-shade focus-visible:outline-on-shade! pointer-coarse:sr-only",
        direction === "previous" ? "start-3" : "end-3",
      )}
    >
      <Icon aria-hidden className="size-6 rtl:-scale-x-100" />
    </button>
  );
}
