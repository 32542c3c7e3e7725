import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { cx } from "@/components/ui/cx";
import type { Suggestion } from "./use-suggestions";

interface SuggestionListProps {
  id: string;
  items: readonly Suggestion[];
  activeIndex: number;
  onPick: (item: Suggestion) => void;
  onActiveChange: (activeIndex: number) => void;
}

/** Suggestions for the token at the caret. The focus stays in the field, whose keys move the active option. */
export function SuggestionList({ id, items, activeIndex, onPick, onActiveChange }: SuggestionListProps) {
  const t = useTranslations("composer");
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t("suggestions")}
      className="absolute start-0 bottom-full w-full sm:max-w-96 z-20 mb-1.5 max-h-72 animate-rise overflow-y-auto rounded-xl bg-raised p-1.5 shadow-lift ring-1 ring-hairline"
    >
      {items.map((item, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names this as its active descendant
        <div
          key={item.key}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === activeIndex}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
          onPointerMove={() => index !== activeIndex && onActiveChange(index)}
          className={cx(
            "flex h-10 cursor-pointer items-center gap-3 rounded-lg px-2",
            index === activeIndex && "bg-hover",
          )}
        >
          {item.person ? (
            <Avatar id={item.person.id} name={item.person.name} image={item.person.image} size="small" />
          ) : (
            <span aria-hidden className="w-7 text-center text-title">
              {item.symbol}
            </span>
          )}
          <bdi className="truncate">{item.label}</bdi>
          {item.detail && <span className="truncate text-meta text-ink-soft">{item.detail}</span>}
        </div>
      ))}
    </div>
  );
}
