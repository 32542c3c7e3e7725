import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";

interface LightboxStepProps {
  way: "previous" | "next";
  hidden: boolean;
  onClick: () => void;
}

/** At the edge of the picture; a finger swipes instead. */
export function LightboxNavButton({ way, hidden, onClick }: LightboxStepProps) {
  const words = useTranslations("files");
  const Icon = way === "previous" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      aria-label={words(way)}
      title={words(way)}
      hidden={hidden}
      onClick={onClick}
      className={cx(
        "absolute top-1/2 size-11 -translate-y-1/2 flex items-center justify-center rounded-full bg-shade text-on-shade focus-visible:outline-on-shade! pointer-coarse:sr-only",
        way === "previous" ? "start-3" : "end-3",
      )}
    >
      <Icon aria-hidden className="size-6 rtl:-scale-x-100" />
    </button>
  );
}
