"use client";

import { useQuery } from "@tanstack/react-query";
import type { Room } from "@/lib/contract/rooms";
import type { ApiError } from "../api-error";
import { keys } from "../cache";
import { useChat } from "./chat-context";

/** The person's rooms, most recent activity first. */
export function useRooms(): { rooms: Room[] | undefined; error: ApiError | null; retry(): void } {
  const { catchUp } = useChat();
  const { data, error, refetch } = useQuery<Room[], ApiError>({
    queryKey: keys.rooms,
    queryFn: catchUp.rooms,
  });
  return { rooms: data, error: data ? null : error, retry: () => void refetch() };
}

/** One of them; `missing` when the person is not in such a room. */
export function useRoom(roomId: string) {
  const { rooms, error, retry } = useRooms();
  const room = rooms?.find((other) => other.id === roomId);
  return { room, missing: rooms !== undefined && room === undefined, error, retry };
}
