import { X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { moveChipFocus } from "./chip-focus";
import type { Chip } from "./parse-query-input";
import { useChipLabels } from "./use-chip-labels";

const LOOK = "flex h-7 max-w-full min-w-0 items-center bg-chosen text-meta font-medium hover:text-accent";

interface ChipRowProps {
  chips: readonly Chip[];
  onEdit: (index: number) => void;
  /** Called after the focus has moved to the previous chip or the field. */
  onRemove: (index: number) => void;
  toField: () => void;
}

/** The chips in the search box. A click or Enter edits a chip; its cross, Delete or Backspace removes it. */
export function ChipRow({ chips, onEdit, onRemove, toField }: ChipRowProps) {
  const t = useTranslations("search");
  const { render, text } = useChipLabels();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number) => {
    if (event.key === "Backspace" || event.key === "Delete") {
      if (event.key === "Delete" || !moveChipFocus(event.currentTarget, "before")) toField();
      onRemove(index);
    } else if (event.key === "Escape") toField();
    else if (!moveChipFocus(event.currentTarget, event.key)) {
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      toField();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return chips.map((chip, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two chips may be equal, so their position is their key
    <span key={index} className="flex max-w-full min-w-0">
      <button
        type="button"
        data-chip
        title={t("editChip")}
        aria-keyshortcuts="Delete"
        onClick={() => onEdit(index)}
        onKeyDown={(event) => onKeyDown(event, index)}
        className={`${LOOK} rounded-s-full ps-2.5`}
      >
        <span className="truncate">{render(chip)}</span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t("removeChip", { chip: text(chip) })}
        onClick={() => {
          onRemove(index);
          toField();
        }}
        className={`${LOOK} shrink-0 rounded-e-full ps-1 pe-2`}
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  ));
}
