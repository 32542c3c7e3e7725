import { AtSign, Calendar, MessagesSquare, Paperclip } from "lucide-react";
import { useTranslations } from "use-intl";
import type { SearchBoxState } from "./use-search-box";

const FILTERS = [
  { kind: "from", Icon: AtSign },
  { kind: "in", Icon: MessagesSquare },
  { kind: "after", Icon: Calendar },
  { kind: "before", Icon: Calendar },
  { kind: "has", Icon: Paperclip },
] as const;

/** Buttons for the search operators, for users who do not know them. Each starts one in the box. */
export function FilterBar({ box, inRoom = false }: { box: SearchBoxState; inRoom?: boolean }) {
  const t = useTranslations("search");
  return (
    <fieldset aria-label={t("filters")} className="flex min-w-0 gap-1.5 overflow-x-auto p-1 -ms-1">
      {FILTERS.filter(({ kind }) => !inRoom || kind !== "in").map(({ kind, Icon }) => (
        <button
          key={kind}
          type="button"
          onClick={() => box.begin(kind)}
          className="flex h-8 shrink-0 items-center gap-1.5 rounded-full border border-edge bg-surface px-3 text-meta font-medium text-ink-soft hover:bg-hover hover:text-ink"
        >
          <Icon aria-hidden className="size-3.5" />
          {t(`filter.${kind}`)}
        </button>
      ))}
    </fieldset>
  );
}
