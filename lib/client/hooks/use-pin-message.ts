"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { upsertRoom } from "../sync/room-summary";
import { useChat } from "./chat-context";

/** Returns a function that pins a message for everyone in its room, or unpins it. Throws an ApiError. */
export function usePinMessage(): (message: Message, on: boolean) => Promise<void> {
  const { api } = useChat();
  const cache = useQueryClient();
  return async (message, on) => {
    const path = `/api/rooms/${message.roomId}/pins/${message.id}`;
    const { room } = await (on ? api.put<{ room: Room }>(path) : api.delete<{ room: Room }>(path));
    upsertRoom(cache, room);
  };
}
