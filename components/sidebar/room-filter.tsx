import { Search } from "lucide-react";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { ROOM_FILTERS, type RoomListView } from "./filter-rooms";

interface RoomFilterProps {
  view: RoomListView;
  onView: (view: RoomListView) => void;
  /** Moves the focus from the field into the list. */
  onLeave: () => void;
}

/** The search field and the filter buttons above the room list. */
export function RoomFilter({ view, onView, onLeave }: RoomFilterProps) {
  const t = useTranslations("sidebar");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape" && view.query !== "") onView({ ...view, query: "" });
    else if (event.key === "ArrowDown") onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <div className="shrink-0 px-3 pb-2">
      <div className="relative">
        <Search aria-hidden className="absolute start-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint" />
        <input
          type="search"
          aria-label={t("filter")}
          placeholder={t("filter")}
          autoComplete="off"
          spellCheck={false}
          value={view.query}
          onChange={(event) => onView({ ...view, query: event.target.value })}
          onKeyDown={onKeyDown}
          className="h-9 w-full rounded-lg border border-edge bg-surface ps-9 pe-3 outline-offset-0! [&::-webkit-search-cancel-button]:hidden"
        />
      </div>
      {view.query === "" && (
        <fieldset aria-label={t("show")} className="mt-2 flex gap-1.5">
          {ROOM_FILTERS.map((filter) => (
            <button
              key={filter}
              type="button"
              aria-pressed={view.filter === filter}
              onClick={() => onView({ ...view, filter })}
              className={cx(
                "h-7 rounded-full px-3 text-meta font-medium",
                view.filter === filter ? "bg-chosen text-accent" : "text-ink-soft hover:bg-hover",
              )}
            >
              {t(filter === "unread" ? "onlyUnread" : filter)}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
