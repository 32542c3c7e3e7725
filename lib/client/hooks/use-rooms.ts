"use client";

import { useQuery } from "@tanstack/react-query";
import type { Room } from "@/lib/contract/rooms";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** The person's rooms, most recent activity first. */
export function useRooms() {
  const { catchUp } = useChat();
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery<Room[], ApiError>({
    queryKey: queryKeys.rooms,
    queryFn: catchUp.loadRooms,
  });
  // What was kept from the last time is older than the page, and there before it is asked for again.
  const stale = isFetching || dataUpdatedAt < performance.timeOrigin;
  return { rooms: data, error: data ? null : error, stale, retry: () => void refetch() };
}

/** One of them; `missing` when the person is not in such a room, which a list that was kept cannot tell yet. */
export function useRoom(roomId: string) {
  const { rooms, error, stale, retry } = useRooms();
  const room = rooms?.find((other) => other.id === roomId);
  return {
    room,
    missing: rooms !== undefined && room === undefined && !stale,
    /** It may be as it was kept from the last time. */
    stale,
    error,
    retry,
  };
}
