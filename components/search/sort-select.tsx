import { useTranslations } from "use-intl";
import type { SearchSort } from "@/lib/client/hooks/use-search";

interface SortSwitchProps {
  sort: SearchSort;
  onSort: (sort: SearchSort) => void;
}

/** What comes first of what was found. */
export function SortSelect({ sort, onSort }: SortSwitchProps) {
  const words = useTranslations("search");
  return (
    <select
      aria-label={words("sort")}
      value={sort}
      onChange={(event) => onSort(event.target.value === "relevance" ? "relevance" : "newest")}
      className="h-8 rounded-lg bg-transparent px-1 text-meta font-medium text-ink-soft hover:bg-hover"
    >
      <option value="newest">{words("newest")}</option>
      <option value="relevance">{words("relevance")}</option>
    </select>
  );
}
