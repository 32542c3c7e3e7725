import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { HitNavigationState } from "./use-hit-navigation";

/** Which hit of how many, and the ways to those beside it. */
export function HitNavigation({ steps }: { steps: HitNavigationState }) {
  const words = useTranslations("search");
  const { place, count, more, previous, next } = steps;
  if (count === 0) return null;
  return (
    <>
      {/* Beside the field a count tells of the search; this one tells of the way through it. */}
      <p role="status" className="shrink-0 text-meta text-ink-soft tabular-nums">
        {place > 0 && words(more ? "placeOfMore" : "place", { place, count })}
      </p>
      <IconButton
        label={words("previous")}
        disabled={!previous}
        onClick={() => previous?.()}
        className="disabled:opacity-40"
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        label={words("next")}
        disabled={!next}
        onClick={() => next?.()}
        className="disabled:opacity-40"
      >
        <ChevronDown aria-hidden />
      </IconButton>
    </>
  );
}
