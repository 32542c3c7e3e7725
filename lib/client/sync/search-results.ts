import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import type { SearchPage } from "@/lib/contract/search";
import { queryKeys } from "../api/query-keys";

export type SearchResultPages = InfiniteData<SearchPage, string | null>;
type Hit = SearchPage["hits"][number];

/** Removes hits that the user may no longer see at once (P9, P10), since results stay until the next search. */
export function removeSearchHits(cache: QueryClient, matches: (message: Message) => boolean): void {
  changeHits(cache, (hits) => hits.filter(({ message }) => !matches(message)));
}

/** Replaces a message in the hits. The highlights of an edited text do not fit the new one and are removed. */
export function updateSearchHit(cache: QueryClient, message: Message): void {
  if (message.deletedAt) {
    removeSearchHits(cache, ({ id }) => id === message.id);
    return;
  }
  changeHits(cache, (hits) =>
    hits.map((hit) => {
      if (hit.message.id !== message.id || hit.message.rev >= message.rev) return hit;
      const isSameText = hit.message.content === message.content;
      return { ...hit, message, highlights: isSameText ? hit.highlights : [] };
    }),
  );
}

function changeHits(cache: QueryClient, change: (hits: Hit[]) => Hit[]): void {
  cache.setQueriesData<SearchResultPages>({ queryKey: queryKeys.searches }, (results) => {
    if (!results) return results;
    return { ...results, pages: results.pages.map((page) => ({ ...page, hits: change(page.hits) })) };
  });
}
