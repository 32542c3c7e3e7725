"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Returns emoji by their shortcodes, such as `smile` for `:smile:`. Fetched once, when first enabled. */
export function useShortcodes(enabled: boolean): Record<string, string> | undefined {
  const { api } = useChat();
  const { data } = useQuery<Record<string, string>, ApiError>({
    queryKey: queryKeys.shortcodes,
    queryFn: enabled ? () => api.get("/emoji/shortcodes.json") : skipToken,
  });
  return data;
}
