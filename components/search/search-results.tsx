import { SearchX } from "lucide-react";
import { type MouseEvent, type RefObject, useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { useConnection } from "@/lib/client/hooks/use-connection";
import type { SearchHit, useSearch } from "@/lib/client/hooks/use-search";
import { HitList } from "./hit-list";
import { HitSkeleton } from "./hit-skeleton";
import { MoreHits } from "./more-hits";
import { SearchError } from "./search-error";
import { OperatorHelp } from "./search-start";
import type { SearchBoxState } from "./use-search-box";

interface SearchResultsProps {
  query: string;
  box: SearchBoxState;
  search: ReturnType<typeof useSearch>;
  scroller: RefObject<HTMLDivElement | null>;
  hrefOf: (hit: SearchHit) => string;
  onOpen: (hit: SearchHit, event: MouseEvent) => void;
  currentId?: string | null;
  inRoom?: boolean;
  ranked?: boolean;
  /** Whether rooms or users were found, which are shown above. */
  hasConversationResults?: boolean;
}

/** The results of a search, or why there are none. The previous results stay until new ones arrive. */
export function SearchResults(props: SearchResultsProps) {
  const { query, box, search, scroller, hasConversationResults = false, ...list } = props;
  const t = useTranslations("search");
  const { offlineSince } = useConnection();
  const offline = offlineSince !== null;
  const retryWhenOnline = useEffectEvent(() => {
    if (search.error) search.retry();
  });
  useEffect(() => {
    if (!offline) retryWhenOnline();
  }, [offline]);

  if (search.error || (search.waiting && !search.settled)) {
    return <SearchError error={search.error} offline={offline} onRetry={search.retry} />;
  }
  if (search.hits.length > 0) {
    return (
      <div aria-busy={!search.settled}>
        <HitList hits={search.hits} {...list} />
        <MoreHits
          scroller={scroller}
          count={search.hits.length}
          more={search.hasMore}
          load={search.loadMore}
        />
      </div>
    );
  }
  if (!search.settled) return <HitSkeleton />;
  return (
    <div className="px-3 pb-6">
      <EmptyState
        icon={<SearchX />}
        title={t(hasConversationResults ? "noMessages" : "noneTitle")}
        lead={t("noneLead")}
        className="m-0! mx-auto!"
      />
      {!list.inRoom && <OperatorHelp box={box} />}
    </div>
  );
}
