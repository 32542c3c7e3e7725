"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { NewRoom, Room } from "@/lib/contract/rooms";
import { getRooms } from "../sync/cache";
import { upsertRoom } from "../sync/room-summary";
import { useChat } from "./chat-context";

/** Creates rooms. When the promise resolves, the room is in the cached list, or the list is still to load. */
export function useRoomActions() {
  const { api, catchUp } = useChat();
  const cache = useQueryClient();
  async function create(body: NewRoom): Promise<Room> {
    const { room } = await api.post<{ room: Room }>("/api/rooms", body);
    if (getRooms(cache)) upsertRoom(cache, room);
    else catchUp.noteSkippedEvent();
    return room;
  }
  return {
    createDirect: (userId: string) => create({ kind: "direct", userId }),
    createGroup: (title: string, userIds: string[]) => create({ kind: "group", title, userIds }),
    async setPicture(roomId: string, picture: Blob): Promise<void> {
      upsertRoom(cache, (await api.put<{ room: Room }>(`/api/rooms/${roomId}/picture`, picture)).room);
    },
  };
}
