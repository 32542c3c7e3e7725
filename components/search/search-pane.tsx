"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { type MouseEvent, useEffect, useEffectEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import { BackButton } from "@/components/ui/back-button";
import { clearBackTarget, setBackTarget } from "@/components/ui/back-target";
import { useDocumentTitle } from "@/components/ui/use-document-title";
import { useRecentSearches } from "@/lib/client/hooks/use-recent-searches";
import { isQueryTooLong, type SearchHit, type SearchSort, useSearch } from "@/lib/client/hooks/use-search";
import { roomUrl, searchUrl } from "@/lib/shared/page-urls";
import { ConversationResults, useConversationResults } from "./conversation-results";
import { FilterBar } from "./filter-bar";
import { HintList } from "./hint-list";
import { focusFirstHit, moveHitFocus } from "./hit-focus";
import { ResultCount } from "./result-count";
import { SearchBox } from "./search-box";
import { SearchResults } from "./search-results";
import { lastOpenedHit, searchOrigin } from "./search-return";
import { SearchStart } from "./search-start";
import { SortSelect } from "./sort-select";
import { useSearchBox } from "./use-search-box";

/** The search through all of the user's rooms. Its whole state is in the URL. */
export function SearchPane() {
  const t = useTranslations("search");
  const tApp = useTranslations("app");
  const router = useRouter();
  const params = useSearchParams();
  const query = params.get("q")?.trim() ?? "";
  const sort = params.get("sort") === "relevance" ? "relevance" : "newest";
  const scroller = useRef<HTMLDivElement>(null);
  const recent = useRecentSearches();
  const updateUrl = (next: string, sort: SearchSort) =>
    window.history.replaceState(null, "", searchUrl(next, sort));
  const box = useSearchBox(query, (next) => updateUrl(next, sort));
  const search = useSearch({ q: query, sort });
  const targets = useConversationResults(box.text.trim());
  useDocumentTitle(query === "" ? undefined : `${t("titleOf", { query })} · ${tApp("name")}`);

  const { field } = box;
  const toField = () => field.current?.focus();
  const onMount = useEffectEvent(() => {
    clearBackTarget();
    const opened = lastOpenedHit.take(query);
    const hit = opened && document.querySelector<HTMLElement>(`[data-hit="${CSS.escape(opened)}"]`);
    if (hit) hit.focus();
    else toField();
  });
  useEffect(() => onMount(), []);

  const onOpen = ({ message }: SearchHit, event: MouseEvent) => {
    recent.remember(query);
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    lastOpenedHit.remember(query, message.id);
    setBackTarget(`/rooms/${message.roomId}`, searchUrl(query, sort));
  };
  return (
    <>
      <header className="mx-auto flex min-h-16 w-full max-w-log shrink-0 items-start gap-2 px-3 pt-3 md:px-5">
        <h1 className="sr-only">{t("title")}</h1>
        <BackButton />
        <SearchBox
          box={box}
          placeholder={t("placeholder")}
          onEnter={(committed) => {
            if (committed !== "") recent.remember(committed);
          }}
          onDown={() => focusFirstHit(scroller.current)}
          onEscape={() => router.push(searchOrigin())}
        />
      </header>
      <div className="shrink-0 border-b border-hairline">
        <div className="mx-auto flex max-w-log flex-wrap items-center justify-between gap-x-3 px-3 py-1.5 md:px-5">
          <FilterBar box={box} />
          <div className="flex items-center gap-3">
            <ResultCount
              count={query !== "" && search.settled && !search.error ? search.hits.length : null}
              more={search.hasMore}
              className="pe-1 text-meta text-ink-soft tabular-nums"
            />
            {query !== "" && <SortSelect sort={sort} onSort={(sort) => updateUrl(query, sort)} />}
          </div>
        </div>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the hits, which are focusable themselves */}
      <div
        ref={scroller}
        onKeyDown={(event) => moveHitFocus(event, toField)}
        className="min-h-0 flex-1 overflow-y-auto"
      >
        <div className="mx-auto max-w-log pt-2 pb-8 md:px-2">
          <HintList query={query} />
          {box.empty && query === "" ? (
            <SearchStart box={box} recent={recent} />
          ) : (
            <>
              <ConversationResults targets={targets} />
              {query !== "" && !isQueryTooLong(query) && (
                <SearchResults
                  query={query}
                  box={box}
                  search={search}
                  scroller={scroller}
                  hrefOf={({ message }) => roomUrl(message.roomId, { at: message.seq })}
                  onOpen={onOpen}
                  hasConversationResults={targets.length > 0}
                  ranked={sort === "relevance"}
                />
              )}
            </>
          )}
        </div>
      </div>
    </>
  );
}
