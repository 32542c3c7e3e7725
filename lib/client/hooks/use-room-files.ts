"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { RoomFile, RoomFileKind, RoomFilesPage } from "@/lib/contract/files";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

const DEBOUNCE_MS = 500;

/** Returns a room's files, newest first, page by page. Refetches when the room's `rev` changes. */
export function useRoomFiles(roomId: string, kind: RoomFileKind, rev: number) {
  const { api } = useChat();
  const cache = useQueryClient();
  const queryKey = queryKeys.roomFiles(roomId, kind);
  const query = useInfiniteQuery<RoomFilesPage, ApiError, RoomFile[], typeof queryKey, string>({
    queryKey,
    queryFn: ({ pageParam }) => {
      const cursor = pageParam ? `&cursor=${pageParam}` : "";
      return api.get<RoomFilesPage>(`/api/rooms/${roomId}/files?kind=${kind}${cursor}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ files }) => files),
    staleTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new revision means that something has changed
  useEffect(() => {
    const timer = setTimeout(
      () => void cache.invalidateQueries({ queryKey: queryKeys.roomFiles(roomId, kind) }),
      DEBOUNCE_MS,
    );
    return () => clearTimeout(timer);
  }, [cache, roomId, kind, rev]);
  return {
    files: query.data,
    error: query.data ? null : query.error,
    hasMore: query.hasNextPage,
    loading: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}
