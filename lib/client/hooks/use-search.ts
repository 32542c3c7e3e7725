"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { LIMITS } from "@/lib/contract/limits";
import type { SearchPage, SearchQuery } from "@/lib/contract/search";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { SearchResultPages } from "../sync/search-results";
import { useChat } from "./chat-context";

export type SearchHit = SearchPage["hits"][number];

/** What is searched for: the text of the box, the room that it is limited to, and what comes first. */
export interface SearchInput {
  q: string;
  roomId?: string;
  sort?: SearchSort;
}
export type SearchSort = NonNullable<SearchQuery["sort"]>;

/** So long an answer is good enough to come back to. */
const FRESH_MS = 30_000;
const NO_HITS: SearchHit[] = [];

/** Finds messages, a page at a time. While another search is under way, what the last one found stays; it is ended. */
export function useSearch({ q, roomId, sort }: SearchInput) {
  const { api } = useChat();
  const address = new URLSearchParams({
    q,
    ...(roomId ? { roomId } : {}),
    ...(sort ? { sort } : {}),
  }).toString();
  const asked = q !== "" && q.length <= LIMITS.searchLength;
  const { data, error, isPlaceholderData, isFetching, isPaused, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery<SearchPage, ApiError, SearchResultPages, readonly string[], string | null>({
      queryKey: queryKeys.search(address),
      queryFn: ({ pageParam, signal }) =>
        api.get(`/api/search?${address}${pageParam ? `&cursor=${pageParam}` : ""}`, signal),
      initialPageParam: null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
      enabled: asked,
      staleTime: FRESH_MS,
      gcTime: 10 * FRESH_MS,
      // Once more where the server says when; what takes too long for it takes too long again.
      retry: (failures, { retryAfterMs }) => failures === 0 && retryAfterMs !== undefined,
      retryDelay: (_failures, { retryAfterMs = 0 }) => retryAfterMs * (1 + Math.random()),
    });
  const found = asked && data ? data.pages.flatMap(({ hits }) => hits) : NO_HITS;
  return {
    hits: found,
    /** The hits are those of this search, and not of the one before. */
    settled: !asked || (data !== undefined && !isPlaceholderData) || error !== null,
    pending: asked && isFetching,
    /** The browser has no network, and the search waits for it. */
    waiting: asked && isPaused,
    /** There is nothing to show. A further page that was refused is told where it was asked for. */
    error: asked && data === undefined ? error : null,
    hasMore: asked && hasNextPage && !isPlaceholderData,
    /** Rejects with an ApiError. */
    async loadMore(): Promise<void> {
      const { error: refusal } = await fetchNextPage({ cancelRefetch: false });
      if (refusal) throw refusal;
    },
    retry: () => void refetch(),
  };
}

export const isQueryTooLong = (q: string): boolean => q.length > LIMITS.searchLength;
