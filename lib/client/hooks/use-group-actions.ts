"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { MemberRole, Room } from "@/lib/contract/rooms";
import { dropRoom, upsertRoom } from "../sync/room-summary";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

/** Returns the actions on a group. Each updates the cache before it resolves, and rejects with an ApiError. */
export function useGroupActions(roomId: string) {
  const { api } = useChat();
  const cache = useQueryClient();
  const me = useMe();
  const path = `/api/rooms/${roomId}`;
  const store = async (response: Promise<{ room: Room }>) => upsertRoom(cache, (await response).room);
  const drop = async (response: Promise<unknown>) => {
    await response;
    dropRoom(cache, roomId);
  };
  return {
    rename: (title: string) => store(api.patch(path, { title })),
    setLinkPreviews: (linkPreviews: boolean) => store(api.patch(path, { linkPreviews })),
    add: (userIds: string[]) => store(api.post(`${path}/members`, { userIds })),
    setRole: (userId: string, role: MemberRole) => store(api.patch(`${path}/members/${userId}`, { role })),
    remove: (userId: string) => store(api.delete(`${path}/members/${userId}`)),
    setPicture: (picture: Blob | null) =>
      store(picture ? api.put(`${path}/picture`, picture) : api.delete(`${path}/picture`)),
    leave: () => drop(api.delete(`${path}/members/${me.id}`)),
    deleteGroup: () => drop(api.delete(path)),
  };
}
