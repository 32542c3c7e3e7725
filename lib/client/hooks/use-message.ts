"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import type { Message } from "@/lib/contract/messages";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import type { Conversation } from "../sync/conversation";
import { useChat } from "./chat-context";

/** Returns a message by id, from the loaded window, else from the server. `missing` is true when the request fails. */
export function useMessage(roomId: string, id: string | null): { message?: Message; missing: boolean } {
  const { api, catchUp } = useChat();
  const { data: loaded, isSuccess } = useQuery<Conversation, ApiError, Message | null>({
    queryKey: queryKeys.conversation(roomId),
    queryFn: () => catchUp.loadNewestPage(roomId),
    select: (conversation) => conversation.messages.find((message) => message.id === id) ?? null,
  });
  const enabled = id !== null && isSuccess && loaded === null;
  const { data: fetched, error } = useQuery<Message, ApiError>({
    queryKey: queryKeys.message(id ?? ""),
    queryFn: enabled
      ? async () => (await api.get<{ message: Message }>(`/api/messages/${id}`)).message
      : skipToken,
  });
  const message = loaded ?? fetched;
  return { ...(message ? { message } : {}), missing: !message && error !== null };
}
