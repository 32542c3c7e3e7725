import { ArrowLeft, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type MouseEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { JumpRequest } from "@/components/conversation/jump-request-context";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { useRecentSearches } from "@/lib/client/hooks/use-recent-searches";
import { useRoom } from "@/lib/client/hooks/use-rooms";
import { isQueryTooLong, type SearchHit, useSearch } from "@/lib/client/hooks/use-search";
import { roomUrl, searchUrl } from "@/lib/shared/page-urls";
import { FilterBar } from "./filter-bar";
import { HintList } from "./hint-list";
import { focusFirstHit, moveHitFocus } from "./hit-focus";
import { HitNavigation } from "./hit-navigation";
import { ResultCount } from "./result-count";
import { ScopeChip } from "./scope-chip";
import { SearchBox } from "./search-box";
import { SearchResults } from "./search-results";
import { SearchStart } from "./search-start";
import { useHitNavigation } from "./use-hit-navigation";
import { useSearchBox } from "./use-search-box";

interface RoomSearchProps {
  roomId: string;
  query: string;
  /** The seq in the page's URL. */
  at: string | null;
  onShow: (request: JumpRequest) => void;
  onClose: () => void;
}

/**
 * The search in one room. On a wide screen it is beside the conversation. Otherwise it covers the conversation while
 * searching, and becomes a bar below it, with buttons to the next hit, while a hit is shown.
 */
export function RoomSearch({ roomId, query: rawQuery, at, onShow, onClose }: RoomSearchProps) {
  const t = useTranslations("search");
  const tActions = useTranslations("action");
  const router = useRouter();
  const { room } = useRoom(roomId);
  const query = rawQuery.trim();
  const scroller = useRef<HTMLDivElement>(null);
  const recent = useRecentSearches();
  const box = useSearchBox(query, (q) => window.history.replaceState(null, "", roomUrl(roomId, { q, at })));
  const search = useSearch({ q: query, roomId });
  const [listOpen, setListOpen] = useState(at === null || query === "");

  const show = ({ message }: SearchHit) => {
    if (query !== "") recent.remember(query);
    window.history.replaceState(null, "", roomUrl(roomId, { q: query, at: message.seq }));
    onShow({ seq: message.seq });
    setListOpen(false);
  };
  const steps = useHitNavigation(search, at, show);
  // Enter may be pressed before the results arrive; the first hit then opens as it arrives.
  const [openWhenFound, setOpenWhenFound] = useState<string | null>(null);
  const first = openWhenFound === query && search.settled ? search.hits[0] : undefined;
  const showFirst = useEffectEvent(() => {
    if (!first) return;
    setOpenWhenFound(null);
    show(first);
  });
  useEffect(() => {
    if (first) showFirst();
  }, [first]);
  const onOpen = (hit: SearchHit, event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(hit);
  };
  const { field } = box;
  const toField = () => field.current?.focus();
  useEffect(() => field.current?.focus(), [field]);
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === "Escape") onClose();
    else if ((event.ctrlKey || event.metaKey) && !event.altKey && event.code === "KeyG") {
      if (event.shiftKey) steps.previous?.();
      else steps.next?.();
    } else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <>
      <aside
        aria-label={t("title")}
        className={cx(
          "flex-col bg-margin [--under:var(--margin)] xl:static xl:flex xl:w-96 xl:border-s xl:border-hairline",
          listOpen ? "fixed inset-0 z-30 flex md:absolute" : "hidden",
        )}
      >
        <header className="flex h-16 shrink-0 items-center gap-2 px-3">
          <IconButton label={tActions("back")} onClick={onClose} className="xl:hidden">
            <ArrowLeft aria-hidden className="rtl:-scale-x-100" />
          </IconButton>
          <h2 className="flex-1 text-title font-semibold xl:ps-2">{t("title")}</h2>
          <HitNavigation steps={steps} />
          <IconButton label={tActions("close")} onClick={onClose} className="max-xl:hidden">
            <X aria-hidden />
          </IconButton>
        </header>
        <div className="flex shrink-0 flex-col gap-1 border-b border-hairline px-3 pb-1.5">
          <SearchBox
            box={box}
            placeholder={t("field")}
            scope={
              room && (
                <ScopeChip
                  title={room.title}
                  onRemove={() => router.push(searchUrl(query))}
                  toField={toField}
                />
              )
            }
            onEnter={(committed, back) => {
              if (committed !== query) setOpenWhenFound(committed);
              else (back ? steps.previous : steps.next)?.();
            }}
            onDown={() => focusFirstHit(scroller.current)}
            onEscape={onClose}
          />
          <FilterBar box={box} inRoom />
          <ResultCount
            count={query !== "" && search.settled && !search.error ? search.hits.length : null}
            more={search.hasMore}
            className="px-1 text-meta text-ink-soft tabular-nums empty:hidden"
          />
        </div>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the hits, which are focusable themselves */}
        <div
          ref={scroller}
          onKeyDown={(event) => moveHitFocus(event, toField)}
          className="min-h-0 flex-1 overflow-y-auto pb-4"
        >
          <HintList query={query} />
          {query === "" && box.empty ? (
            <SearchStart box={box} recent={recent} inRoom />
          ) : (
            query !== "" &&
            !isQueryTooLong(query) && (
              <SearchResults
                query={query}
                box={box}
                search={search}
                scroller={scroller}
                hrefOf={({ message }) => roomUrl(roomId, { q: query, at: message.seq })}
                onOpen={onOpen}
                currentId={steps.current?.message.id ?? null}
                inRoom
              />
            )
          )}
        </div>
      </aside>
      {!listOpen && (
        <div className="flex h-14 shrink-0 items-center gap-1 border-t border-hairline bg-margin px-3 pb-[env(safe-area-inset-bottom)] xl:hidden">
          <button
            type="button"
            onClick={() => setListOpen(true)}
            className="h-10 min-w-0 flex-1 truncate rounded-lg px-1 text-start font-medium text-accent"
          >
            <bdi>{query === "" ? t("field") : query}</bdi>
          </button>
          <HitNavigation steps={steps} />
          <IconButton label={tActions("close")} onClick={onClose}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
    </>
  );
}
