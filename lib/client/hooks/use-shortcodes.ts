"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Emoji by what people type between colons, fetched when the first one is wanted and kept from then on. */
export function useShortcodes(wanted: boolean): Record<string, string> | undefined {
  const { api } = useChat();
  const { data } = useQuery<Record<string, string>, ApiError>({
    queryKey: queryKeys.shortcodes,
    queryFn: wanted ? () => api.get("/emoji/shortcodes.json") : skipToken,
  });
  return data;
}
