import { Clock, X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { useRecentSearches } from "@/lib/client/hooks/use-recent-searches";
import type { SearchBoxState } from "./use-search-box";

const EXAMPLES = [
  { begin: "from", example: "from:@ann" },
  { begin: "in", example: "in:launch" },
  { begin: "before", example: "before:2026-01-31" },
  { begin: "after", example: "after:2026-01-31" },
  { begin: "on", example: "on:2026-01-31" },
  { begin: "has", example: "has:link" },
] as const;
const ROW = "flex w-full flex-col gap-x-3 py-1.5 text-start @sm:flex-row @sm:items-baseline";
const CODE = "w-40 shrink-0 text-meta text-accent rtl:text-end";

interface SearchStartProps {
  box: SearchBoxState;
  recent: ReturnType<typeof useRecentSearches>;
  inRoom?: boolean;
}

/** Shown before a search: the recent searches, and the operators that narrow a search. */
export function SearchStart({ box, recent, inRoom = false }: SearchStartProps) {
  const t = useTranslations("search");
  return (
    <div className="px-3 py-4">
      {recent.searches.length > 0 && (
        <section aria-label={t("recent")} className="mb-6">
          <div className="flex h-8 items-center justify-between gap-3">
            <h2 className="text-meta font-semibold text-ink-soft">{t("recent")}</h2>
            <button
              type="button"
              onClick={recent.forgetAll}
              className="rounded-md px-1.5 py-1 text-meta font-medium text-accent hover:underline"
            >
              {t("forgetAll")}
            </button>
          </div>
          <ul>
            {recent.searches.map((query) => (
              <li key={query} className="flex items-center rounded-lg hover:bg-hover">
                <button
                  type="button"
                  data-hit={query}
                  onClick={() => box.set(query)}
                  className="flex h-10 min-w-0 flex-1 items-center gap-3 rounded-lg text-start"
                >
                  <Clock aria-hidden className="size-4 shrink-0 text-ink-faint" />
                  <bdi className="truncate">{query}</bdi>
                </button>
                <button
                  type="button"
                  aria-label={t("forget", { query })}
                  title={t("forget", { query })}
                  onClick={() => recent.forget(query)}
                  className="inline-flex size-10 shrink-0 items-center justify-center rounded-lg text-ink-soft hover:text-ink"
                >
                  <X aria-hidden className="size-4" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <OperatorHelp box={box} inRoom={inRoom} />
    </div>
  );
}

/** The search operators with their explanations. */
export function OperatorHelp({ box, inRoom = false }: { box: SearchBoxState; inRoom?: boolean }) {
  const t = useTranslations("search");
  return (
    <section aria-label={t("narrow")} className="@container">
      <h2 className="flex h-8 items-center text-meta font-semibold text-ink-soft">{t("narrow")}</h2>
      <ul>
        {EXAMPLES.filter(({ begin }) => !inRoom || begin !== "in").map(({ begin, example }) => (
          <li key={begin} className="-mx-2">
            <button
              type="button"
              onClick={() => box.begin(begin)}
              className={`${ROW} rounded-lg px-2 hover:bg-hover`}
            >
              <code dir="ltr" className={CODE}>
                {example}
              </code>
              <span className="text-ink-soft">{t(`explain.${begin}`)}</span>
            </button>
          </li>
        ))}
        <li className={ROW}>
          <code dir="ltr" className={CODE}>
            "two words" -not
          </code>
          <span className="text-ink-soft">{t("explain.words")}</span>
        </li>
      </ul>
    </section>
  );
}
