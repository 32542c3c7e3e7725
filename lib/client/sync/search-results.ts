import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import type { SearchPage } from "@/lib/contract/search";
import { queryKeys } from "../api/query-keys";

export type SearchResultPages = InfiniteData<SearchPage, string | null>;
type Hit = SearchPage["hits"][number];

/** What was found is shown until it is searched for again: what may not be seen any more leaves at once (P9, P10). */
export function removeSearchHits(cache: QueryClient, fits: (message: Message) => boolean): void {
  changeHits(cache, (hits) => hits.filter(({ message }) => !fits(message)));
}

/** A message as it is now. The marks of a text that was edited do not fit the new one. */
export function updateSearchHit(cache: QueryClient, message: Message): void {
  if (message.deletedAt) {
    removeSearchHits(cache, ({ id }) => id === message.id);
    return;
  }
  changeHits(cache, (hits) =>
    hits.map((hit) => {
      if (hit.message.id !== message.id || hit.message.rev >= message.rev) return hit;
      const same = hit.message.content === message.content;
      return { ...hit, message, highlights: same ? hit.highlights : [] };
    }),
  );
}

function changeHits(cache: QueryClient, change: (hits: Hit[]) => Hit[]): void {
  cache.setQueriesData<SearchResultPages>({ queryKey: queryKeys.searches }, (found) => {
    if (!found) return found;
    return { ...found, pages: found.pages.map((page) => ({ ...page, hits: change(page.hits) })) };
  });
}
