import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { HitNavigationState } from "./use-hit-navigation";

/** The position among the hits, with buttons to the previous and next one. */
export function HitNavigation({ steps }: { steps: HitNavigationState }) {
  const t = useTranslations("search");
  const { position, count, more, previous, next } = steps;
  if (count === 0) return null;
  return (
    <>
      {/* The count beside the field is about the search; this one is about the position in it. */}
      <p role="status" className="shrink-0 text-meta text-ink-soft tabular-nums">
        {position > 0 && t(more ? "placeOfMore" : "place", { place: position, count })}
      </p>
      <IconButton
        label={t("previous")}
        disabled={!previous}
        onClick={() => previous?.()}
        className="disabled:opacity-40"
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label={t("next")} disabled={!next} onClick={() => next?.()} className="disabled:opacity-40">
        <ChevronDown aria-hidden />
      </IconButton>
    </>
  );
}
