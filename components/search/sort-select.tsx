import { useTranslations } from "use-intl";
import type { SearchSort } from "@/lib/client/hooks/use-search";

interface SortSelectProps {
  sort: SearchSort;
  onSort: (sort: SearchSort) => void;
}

/** Selects the sort order of the hits. */
export function SortSelect({ sort, onSort }: SortSelectProps) {
  const t = useTranslations("search");
  return (
    <select
      aria-label={t("sort")}
      value={sort}
      onChange={(event) => onSort(event.target.value === "relevance" ? "relevance" : "newest")}
      className="h-8 rounded-lg bg-transparent px-1 text-meta font-medium text-ink-soft hover:bg-hover"
    >
      <option value="newest">{t("newest")}</option>
      <option value="relevance">{t("relevance")}</option>
    </select>
  );
}
