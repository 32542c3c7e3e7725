import { Search, X } from "lucide-react";
import { type FocusEvent, type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { focusLastChip } from "./chip-focus";
import { ChipRow } from "./chip-row";
import { CompletionList } from "./completion-list";
import type { Chip } from "./parse-query-input";
import { useCompletions } from "./use-completions";
import { SEARCH_FIELD_ID } from "./use-open-search";
import type { SearchBoxState } from "./use-search-box";

interface SearchBoxProps {
  box: SearchBoxState;
  placeholder: string;
  /** Shown before the other chips: the room that the search is limited to. */
  scope?: ReactNode;
  /** Called on Enter with the committed query; `back` is true with Shift. */
  onEnter: (query: string, back: boolean) => void;
  /** Called on ↓, to move the focus to the results. */
  onDown: () => void;
  onEscape: () => void;
}

/** The search field. Finished filters become chips, and completions are offered for the operator at the caret. */
export function SearchBox({ box, placeholder, scope, onEnter, onDown, onEscape }: SearchBoxProps) {
  const t = useTranslations("search");
  const listId = useId();
  const { field, operator } = box;
  const [dismissedAt, setDismissedAt] = useState<number | null>(null);
  const [highlighted, setHighlighted] = useState({ query: "", index: 0 });
  const [focused, setFocused] = useState(false);
  if (dismissedAt !== null && dismissedAt !== operator?.start) setDismissedAt(null);
  const open = focused && operator !== null && dismissedAt !== operator.start;
  const items = useCompletions(open ? operator : null);
  const tokenKey = operator ? `${operator.kind} ${operator.query}` : "";
  const index =
    highlighted.query === tokenKey
      ? Math.min(highlighted.index, items.length - 1)
      : initialIndex(operator?.kind);
  const item = items[index];
  const highlight = (next: number) =>
    setHighlighted({ query: tokenKey, index: (next + items.length) % Math.max(1, items.length) });
  const pick = (chip: Chip) => box.pick(chip);
  const close = () => {
    setDismissedAt(operator?.start ?? null);
    field.current?.focus();
  };

  const onList = (key: string): boolean => {
    if (!open) return false;
    if (key === "Escape") close();
    else if (key === "ArrowDown" && items.length > 0) highlight(index + 1);
    else if (key === "ArrowUp" && items.length > 0) highlight(index < 0 ? items.length - 1 : index - 1);
    else if ((key === "Enter" || key === "Tab") && item) pick(item.chip);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Key code 229 means that an input method is composing. Safari ends the composition before it reports Enter.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const { key, currentTarget: input } = event;
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (onList(key)) event.preventDefault();
    else if (key === "Enter") onEnter(box.commit(), event.shiftKey);
    else if (key === "ArrowDown") onDown();
    else if (key === "Escape") onEscape();
    else if (!atStart || !isBack(key, input) || !focusLastChip(input)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    setFocused(false);
    box.commit();
  };

  return (
    <search className="relative min-w-0 flex-1" onFocus={() => setFocused(true)} onBlur={onBlur}>
      <div
        data-chips
        className="flex min-h-11 items-start gap-1.5 rounded-xl border border-edge bg-surface ps-3 pe-1.5 py-1 has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent"
      >
        <Search aria-hidden className="mt-[7px] size-[18px] shrink-0 text-ink-faint" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
          {scope}
          <ChipRow
            chips={box.chips}
            onEdit={box.edit}
            onRemove={box.remove}
            toField={() => field.current?.focus()}
          />
          <input
            ref={field}
            id={SEARCH_FIELD_ID}
            type="search"
            dir="auto"
            aria-label={t("field")}
            aria-controls={open && items.length > 0 ? listId : undefined}
            aria-activedescendant={open && item ? `${listId}-${index}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            placeholder={box.empty ? placeholder : undefined}
            value={box.text}
            onChange={({ target, nativeEvent }) =>
              box.type(
                target.value,
                target.selectionStart ?? target.value.length,
                nativeEvent instanceof InputEvent && nativeEvent.isComposing,
              )
            }
            onSelect={({ currentTarget }) =>
              box.moveCaret(currentTarget.selectionStart ?? currentTarget.value.length)
            }
            onKeyDown={onKeyDown}
            className="h-8 min-w-32 flex-1 bg-transparent outline-none! [&::-webkit-search-cancel-button]:hidden"
          />
        </div>
        {!box.empty && (
          <button
            type="button"
            aria-label={t("clear")}
            title={t("clear")}
            onClick={box.clear}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:bg-hover hover:text-ink"
          >
            <X aria-hidden className="size-[18px]" />
          </button>
        )}
      </div>
      <p role="status" className="sr-only">
        {open && items.length > 0 && t("suggestionsFound", { count: items.length })}
      </p>
      {open && operator && (
        <CompletionList
          id={listId}
          operator={operator}
          items={items}
          index={index}
          onPick={pick}
          onHighlight={highlight}
          onClose={close}
        />
      )}
    </search>
  );
}

/**
 * Returns the option that is highlighted at first: none for days, as the typed date counts, otherwise the first one.
 */
const initialIndex = (kind: string | undefined): number =>
  kind === "before" || kind === "after" || kind === "on" ? -1 : 0;

/** Returns whether a key at the field's start leads to the chips before it. */
function isBack(key: string, input: HTMLElement): boolean {
  const flipped = getComputedStyle(input).direction === "rtl";
  return key === "Backspace" || key === (flipped ? "ArrowRight" : "ArrowLeft");
}
