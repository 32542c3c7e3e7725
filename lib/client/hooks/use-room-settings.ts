"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Room, RoomSettings } from "@/lib/contract/rooms";
import { updateRoom } from "../sync/cache";
import { useChat } from "./chat-context";

/** Changes the user's settings of a room. Only the settings are taken from the response: events may have overtaken the rest. */
export function useRoomSettings(): (roomId: string, patch: RoomSettings) => Promise<void> {
  const { api } = useChat();
  const cache = useQueryClient();
  return async (roomId, patch) => {
    const { room } = await api.patch<{ room: Room }>(`/api/rooms/${roomId}/settings`, patch);
    const { notify, mutedUntil, muted, pinned, archived } = room;
    updateRoom(cache, roomId, (current) => ({ ...current, notify, mutedUntil, muted, pinned, archived }));
  };
}
