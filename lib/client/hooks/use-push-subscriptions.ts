"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Subscription } from "@/lib/contract/push";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Loads the user's devices that receive pushes while Parley is closed there. */
export function usePushSubscriptions() {
  const { api } = useChat();
  const cache = useQueryClient();
  const { data, error } = useQuery<Subscription[], ApiError>({
    queryKey: queryKeys.pushSubscriptions,
    queryFn: async () =>
      (await api.get<{ subscriptions: Subscription[] }>("/api/push/subscriptions")).subscriptions,
    staleTime: 0,
  });
  const refresh = () => cache.invalidateQueries({ queryKey: queryKeys.pushSubscriptions });
  return {
    subscriptions: data,
    error: data ? null : error,
    refresh,
    async remove(id: string): Promise<void> {
      await api.delete(`/api/push/subscriptions/${id}`);
      await refresh();
    },
    /** Rejects with `not_found` when the device's subscription is gone. */
    test: (id: string) => api.post<void>(`/api/push/subscriptions/${id}/test`, {}).finally(refresh),
  };
}
