"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { MemberRole, Room } from "@/lib/contract/rooms";
import { dropRoom, upsertRoom } from "../sync/room-summary";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

/** What can be done with a group. Each shows in the cache when its promise resolves, and rejects with an ApiError. */
export function useGroupActions(roomId: string) {
  const { api } = useChat();
  const cache = useQueryClient();
  const me = useMe();
  const path = `/api/rooms/${roomId}`;
  const put = async (answer: Promise<{ room: Room }>) => upsertRoom(cache, (await answer).room);
  const gone = async (answer: Promise<unknown>) => {
    await answer;
    dropRoom(cache, roomId);
  };
  return {
    rename: (title: string) => put(api.patch(path, { title })),
    setLinkPreviews: (linkPreviews: boolean) => put(api.patch(path, { linkPreviews })),
    add: (userIds: string[]) => put(api.post(`${path}/members`, { userIds })),
    setRole: (userId: string, role: MemberRole) => put(api.patch(`${path}/members/${userId}`, { role })),
    remove: (userId: string) => put(api.delete(`${path}/members/${userId}`)),
    setPicture: (picture: Blob | null) =>
      put(picture ? api.put(`${path}/picture`, picture) : api.delete(`${path}/picture`)),
    leave: () => gone(api.delete(`${path}/members/${me.id}`)),
    deleteGroup: () => gone(api.delete(path)),
  };
}
