"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Session } from "@/lib/contract/accounts";
import type { Me } from "@/lib/contract/users";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { updateUser } from "../sync/cache";
import { useChatContext } from "./chat-context";

type NotificationSettings = Partial<Pick<Me, "pushPreview" | "dndFrom" | "dndTo" | "emailDigest">>;

export function useSettings() {
  const { chat, setMe } = useChatContext();
  const cache = useQueryClient();
  return {
    async rename(name: string): Promise<void> {
      const { user } = await chat.api.patch<{ user: Me }>("/api/me", { name });
      setMe(user);
      updateUser(cache, user.id, { name: user.name });
    },
    async setPicture(picture: Blob | null): Promise<void> {
      const path = "/api/me/picture";
      const { user } = await (picture
        ? chat.api.put<{ user: Me }>(path, picture)
        : chat.api.delete<{ user: Me }>(path));
      setMe(user);
      updateUser(cache, user.id, { image: user.image });
    },
    async setReadReceipts(readReceipts: boolean): Promise<void> {
      const { user } = await chat.api.patch<{ user: Me }>("/api/me", { readReceipts });
      setMe(user);
      await cache.invalidateQueries({ queryKey: queryKeys.rooms });
    },
    /** Changes what notifications show, the quiet hours and the e-mail digest. */
    async setNotificationSettings(patch: NotificationSettings): Promise<void> {
      const { user } = await chat.api.patch<{ user: Me }>("/api/me", patch);
      setMe(user);
    },
    async changePassword(currentPassword: string, newPassword: string): Promise<void> {
      await chat.api.patch("/api/me/password", { currentPassword, newPassword });
      await cache.invalidateQueries({ queryKey: queryKeys.sessions });
    },
  };
}

export function useSessions() {
  const { chat } = useChatContext();
  const cache = useQueryClient();
  const { data, error } = useQuery<Session[], ApiError>({
    queryKey: queryKeys.sessions,
    queryFn: async () => (await chat.api.get<{ sessions: Session[] }>("/api/sessions")).sessions,
    staleTime: 0,
  });
  return {
    sessions: data,
    error: data ? null : error,
    async revoke(id: string): Promise<void> {
      await chat.api.delete(`/api/sessions/${id}`);
      await cache.invalidateQueries({ queryKey: queryKeys.sessions });
    },
    revokeAll: () => chat.api.delete<void>("/api/sessions"),
  };
}
