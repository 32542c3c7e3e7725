"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Invite, NewInvite } from "@/lib/contract/invites";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Returns the URL of the page on which people join by this invite. */
export const inviteUrl = (token: string): string => `${window.location.origin}/join/${token}`;

/** Loads a group's valid invites, for its owner and admins. */
export function useInvites(roomId: string) {
  const { api } = useChat();
  const cache = useQueryClient();
  const queryKey = queryKeys.invites(roomId);
  const { data, error } = useQuery<Invite[], ApiError>({
    queryKey,
    queryFn: async () => (await api.get<{ invites: Invite[] }>(`/api/rooms/${roomId}/invites`)).invites,
    staleTime: 0,
  });
  return {
    invites: data,
    error: data ? null : error,
    /** Creates an invite and resolves to its URL, which cannot be retrieved again. */
    async create(options: NewInvite): Promise<string> {
      const { token } = await api.post<{ invite: Invite; token: string }>(
        `/api/rooms/${roomId}/invites`,
        options,
      );
      await cache.invalidateQueries({ queryKey });
      return inviteUrl(token);
    },
    async revoke(inviteId: string): Promise<void> {
      await api.delete(`/api/rooms/${roomId}/invites/${inviteId}`);
      await cache.invalidateQueries({ queryKey });
    },
  };
}
