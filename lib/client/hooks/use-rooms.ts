"use client";

import { useQuery } from "@tanstack/react-query";
import type { Room } from "@/lib/contract/rooms";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Returns the user's rooms, latest activity first. */
export function useRooms() {
  const { catchUp } = useChat();
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery<Room[], ApiError>({
    queryKey: queryKeys.rooms,
    queryFn: catchUp.loadRooms,
  });
  // Persisted data is older than the page, and there before the refetch starts.
  const stale = isFetching || dataUpdatedAt < performance.timeOrigin;
  return { rooms: data, error: data ? null : error, stale, retry: () => void refetch() };
}

/** Returns one room. `missing` means that the user is not in it, which a persisted list cannot tell. */
export function useRoom(roomId: string) {
  const { rooms, error, stale, retry } = useRooms();
  const room = rooms?.find((other) => other.id === roomId);
  return {
    room,
    missing: rooms !== undefined && room === undefined && !stale,
    /** Whether the room may be persisted data from an earlier visit. */
    stale,
    error,
    retry,
  };
}
