"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { LIMITS } from "@/lib/contract/limits";
import type { SearchPage, SearchQuery } from "@/lib/contract/search";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { SearchResultPages } from "../sync/search-results";
import { useChat } from "./chat-context";

export type SearchHit = SearchPage["hits"][number];

/** A search: the text of the box, the room that it is limited to, and the order. */
export interface SearchInput {
  q: string;
  roomId?: string;
  sort?: SearchSort;
}
export type SearchSort = NonNullable<SearchQuery["sort"]>;

/** How long a result stays fresh, for users who come back to it. */
const FRESH_MS = 30_000;
const NO_HITS: SearchHit[] = [];

/** Finds messages page by page. A new search aborts the last one, whose hits stay until the new ones arrive. */
export function useSearch({ q, roomId, sort }: SearchInput) {
  const { api } = useChat();
  const params = new URLSearchParams({
    q,
    ...(roomId ? { roomId } : {}),
    ...(sort ? { sort } : {}),
  }).toString();
  const enabled = q !== "" && q.length <= LIMITS.searchLength;
  const { data, error, isPlaceholderData, isFetching, isPaused, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery<SearchPage, ApiError, SearchResultPages, readonly string[], string | null>({
      queryKey: queryKeys.search(params),
      queryFn: ({ pageParam, signal }) =>
        api.get(`/api/search?${params}${pageParam ? `&cursor=${pageParam}` : ""}`, signal),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      enabled,
      staleTime: FRESH_MS,
      gcTime: 10 * FRESH_MS,
      // One retry, if the server says when: a search that takes too long would again.
      retry: (failures, { retryAfterMs }) => failures === 0 && retryAfterMs !== undefined,
      retryDelay: (_failures, { retryAfterMs = 0 }) => retryAfterMs * (1 + Math.random()),
    });
  const hits = enabled && data ? data.pages.flatMap(({ hits }) => hits) : NO_HITS;
  return {
    hits,
    /** Whether the hits are those of this search, not of the one before. */
    settled: !enabled || (data !== undefined && !isPlaceholderData) || error !== null,
    pending: enabled && isFetching,
    /** Whether the search waits for the network. */
    waiting: enabled && isPaused,
    /** Set only if there are no hits to show. `loadMore` rejects if a further page fails. */
    error: enabled && data === undefined ? error : null,
    hasMore: enabled && hasNextPage && !isPlaceholderData,
    /** Rejects with an ApiError. */
    async loadMore(): Promise<void> {
      const { error: refusal } = await fetchNextPage({ cancelRefetch: false });
      if (refusal) throw refusal;
    },
    retry: () => void refetch(),
  };
}

export const isQueryTooLong = (q: string): boolean => q.length > LIMITS.searchLength;
