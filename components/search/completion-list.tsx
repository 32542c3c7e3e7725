import { Paperclip } from "lucide-react";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "@/components/people/avatar";
import { RoomAvatar } from "@/components/people/room-avatar";
import { isoDay } from "@/components/time/iso-day";
import { cx } from "@/components/ui/cx";
import type { ActiveOperator } from "./chip-editing";
import { type Chip, isIsoDate } from "./parse-query-input";
import type { Completion } from "./use-completions";

interface CompletionListProps {
  id: string;
  operator: ActiveOperator;
  items: readonly Completion[];
  index: number;
  onPick: (chip: Chip) => void;
  onHighlight: (index: number) => void;
  onClose: () => void;
}

/**
 * Completions for the operator at the caret, with a date field for date operators. The focus stays in the search field,
 * whose keys move the active option.
 */
export function CompletionList({
  id,
  operator,
  items,
  index,
  onPick,
  onHighlight,
  onClose,
}: CompletionListProps) {
  const t = useTranslations("search");
  const { kind } = operator;
  const dated = kind === "before" || kind === "after" || kind === "on";
  if (items.length === 0 && !dated) return null;
  return (
    <div className="absolute inset-x-0 top-full z-30 mt-1.5 max-h-80 max-w-96 animate-rise overflow-y-auto rounded-xl bg-raised p-1.5 shadow-lift ring-1 ring-hairline">
      {items.length > 0 && (
        <div id={id} role="listbox" aria-label={t("suggestions")}>
          {items.map((item, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names this as its active descendant
            <div
              key={item.key}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === index}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onPick(item.chip)}
              onPointerMove={() => at !== index && onHighlight(at)}
              className={cx(
                "flex h-10 cursor-pointer items-center gap-3 rounded-lg px-2 [--under:var(--raised)]",
                at === index && "bg-hover",
              )}
            >
              <Face item={item} />
              <bdi className="truncate">{item.label}</bdi>
              {item.detail && (
                <span className="ms-auto shrink-0 text-meta text-ink-soft tabular-nums">{item.detail}</span>
              )}
            </div>
          ))}
        </div>
      )}
      {dated && <DayField kind={kind} query={operator.query} onPick={onPick} onClose={onClose} />}
    </div>
  );
}

function Face({ item: { user, room, chip } }: { item: Completion }) {
  if (user) return <Avatar id={user.id} name={user.name} image={user.image} size="small" />;
  if (room) return <RoomAvatar room={room} size="small" />;
  return chip.kind === "has" ? <Paperclip aria-hidden className="mx-1 size-5 text-ink-soft" /> : null;
}

/** Min year that the date field accepts. */
const MIN_YEAR = "1970";

interface DayFieldProps {
  kind: "before" | "after" | "on";
  query: string;
  onPick: (chip: Chip) => void;
  onClose: () => void;
}

function DayField({ kind, query, onPick, onClose }: DayFieldProps) {
  const t = useTranslations("search");
  const id = useId();
  return (
    <div className="flex items-center gap-3 border-t border-hairline px-2 pt-2 pb-1 first:border-0">
      <label htmlFor={id} className="text-meta font-medium">
        {t("pickDay")}
      </label>
      <input
        id={id}
        type="date"
        max={isoDay(new Date())}
        defaultValue={isIsoDate(query) ? query : ""}
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
          else if (event.key !== "Enter" || !isIsoDate(event.currentTarget.value)) return;
          else onPick({ kind, value: event.currentTarget.value });
          event.preventDefault();
          event.stopPropagation();
        }}
        onChange={(event) => {
          // While its year is being typed, the value is already a valid date such as 0002-01-01.
          if (!isIsoDate(event.target.value) || event.target.value < MIN_YEAR) return;
          onPick({ kind, value: event.target.value });
        }}
        className="h-9 min-w-0 flex-1 rounded-lg border border-edge bg-surface px-2 tabular-nums"
      />
    </div>
  );
}
