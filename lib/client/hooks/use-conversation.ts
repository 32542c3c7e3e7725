"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { Message } from "@/lib/contract/messages";
import type { ApiError } from "../api-error";
import { keys } from "../cache";
import type { Conversation } from "../conversation";
import type { Draft } from "../outbox";
import type { OutboxItem } from "../outbox-store";
import { useChat } from "./chat-context";

export type PendingMessage = OutboxItem;

const NOTHING_PENDING: PendingMessage[] = [];
const NO_MESSAGES: Message[] = [];

/** A room's messages as far as they are loaded, and those that are still on their way out. */
export function useConversation(roomId: string) {
  const { catchUp } = useChat();
  const [loadingOlder, setLoadingOlder] = useState(false);
  const { data, error, refetch } = useQuery<Conversation, ApiError>({
    queryKey: keys.conversation(roomId),
    queryFn: () => catchUp.open(roomId),
  });
  const pending = usePending(roomId, data?.messages);
  const loadOlder = useCallback(async () => {
    setLoadingOlder(true);
    await catchUp.loadOlder(roomId).finally(() => setLoadingOlder(false));
  }, [catchUp, roomId]);
  return {
    messages: data?.messages ?? NO_MESSAGES,
    pending,
    ready: data !== undefined,
    error: data ? null : error,
    retry: () => void refetch(),
    hasOlder: data?.hasOlder ?? false,
    loadOlder,
    loadingOlder,
  };
}

/** A message may be in the conversation a moment before its ack empties the outbox of it. */
function usePending(roomId: string, messages: Message[] | undefined): PendingMessage[] {
  const { data } = useQuery<PendingMessage[]>({ queryKey: keys.outbox, queryFn: skipToken });
  return useMemo(() => {
    const ofRoom = data?.filter((item) => item.roomId === roomId) ?? NOTHING_PENDING;
    if (ofRoom.length === 0) return NOTHING_PENDING;
    const confirmed = new Set(messages?.map((message) => message.id));
    return ofRoom.filter((item) => !confirmed.has(item.id));
  }, [data, roomId, messages]);
}

export function useSendMessage(roomId: string): (draft: Draft) => void {
  const { outbox } = useChat();
  return useCallback((draft) => void outbox.send(roomId, draft), [outbox, roomId]);
}

export function usePendingActions(): { retry(id: string): void; discard(id: string): void } {
  const { outbox } = useChat();
  return { retry: (id) => void outbox.retry(id), discard: (id) => void outbox.discard(id) };
}
