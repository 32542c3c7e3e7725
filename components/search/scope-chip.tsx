import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { bidiName } from "@/components/people/bidi-name";
import { moveChipFocus } from "./chip-focus";

interface ScopeChipProps {
  title: string;
  onRemove: () => void;
  toField: () => void;
}

/** The room that a search is limited to. Removing the chip searches all rooms. */
export function ScopeChip({ title, onRemove, toField }: ScopeChipProps) {
  const t = useTranslations("search");
  return (
    <button
      type="button"
      data-chip
      aria-label={t("removeChip", {
        chip: t.markup("chip.in", { value: title, who: (text) => text }),
      })}
      title={t("everywhere")}
      onClick={onRemove}
      onKeyDown={(event) => {
        if (event.key === "Backspace" || event.key === "Delete") onRemove();
        else if (event.key === "Escape") toField();
        else if (!moveChipFocus(event.currentTarget, event.key)) {
          if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
          toField();
        }
        event.preventDefault();
        event.stopPropagation();
      }}
      className="flex h-7 max-w-full min-w-0 items-center gap-1 rounded-full bg-chosen ps-2.5 pe-2 text-meta font-medium hover:text-accent"
    >
      <span className="truncate">{t.rich("chip.in", { value: title, who: bidiName })}</span>
      <X aria-hidden className="size-3.5 shrink-0" />
    </button>
  );
}
