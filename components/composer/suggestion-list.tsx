import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { cx } from "@/components/ui/cx";
import type { Suggestion } from "./use-suggestions";

interface SuggestionListProps {
  id: string;
  items: readonly Suggestion[];
  index: number;
  onPick: (item: Suggestion) => void;
  onMark: (index: number) => void;
}

/** What could complete the word at the caret. The focus stays in the field, whose keys walk the list. */
export function SuggestionList({ id, items, index, onPick, onMark }: SuggestionListProps) {
  const words = useTranslations("composer");
  return (
    <div
      id={id}
      role="listbox"
      aria-label={words("suggestions")}
      className="absolute start-0 bottom-full w-full sm:max-w-96 z-20 mb-1.5 max-h-72 animate-rise overflow-y-auto rounded-xl bg-raised p-1.5 shadow-lift ring-1 ring-hairline"
    >
      {items.map((item, at) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field carries the keyboard for its list
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names this as its active descendant
        <div
          key={item.key}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === index}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(item)}
          onPointerMove={() => at !== index && onMark(at)}
          className={cx(
            "flex h-10 cursor-pointer items-center gap-3 rounded-lg px-2",
            at === index && "bg-hover",
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
