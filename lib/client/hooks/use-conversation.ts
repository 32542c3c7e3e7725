"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { Message } from "@/lib/contract/messages";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { newOutboxItem, type OutgoingMessage } from "../outbox/outbox-item";
import type { OutboxItem } from "../outbox/outbox-store";
import type { HistoryPosition } from "../sync/catch-up";
import { type Conversation, hasNewer, hasOlder } from "../sync/conversation";
import { useChat } from "./chat-context";

export type PendingMessage = OutboxItem;
/** A message on its way keeps its line, and so its place in the page, when it arrives. */
export type LogMessage = Message | PendingMessage;

const NOTHING_PENDING: PendingMessage[] = [];
const NO_MESSAGES: Message[] = [];

/** Returns a room's loaded window and its pending messages. */
export function useConversation(roomId: string) {
  const { catchUp } = useChat();
  const { data, error, refetch } = useQuery<Conversation, ApiError>({
    queryKey: queryKeys.conversation(roomId),
    queryFn: () => catchUp.loadNewestPage(roomId),
  });
  useEffect(() => () => catchUp.releaseRoom(roomId), [catchUp, roomId]);
  return {
    messages: data?.messages ?? NO_MESSAGES,
    pending: usePending(roomId, data?.messages),
    ready: data !== undefined,
    error: data ? null : error,
    retry: () => void refetch(),
    hasOlder: data !== undefined && hasOlder(data),
    hasNewer: data !== undefined && hasNewer(data),
    loadOlder: useCallback(() => catchUp.loadOlder(roomId), [catchUp, roomId]),
    loadNewer: useCallback(() => catchUp.loadNewer(roomId), [catchUp, roomId]),
    moveTo: useCallback((position: HistoryPosition) => catchUp.jumpTo(roomId, position), [catchUp, roomId]),
    moveToNewest: useCallback(() => catchUp.jumpToNewest(roomId), [catchUp, roomId]),
  };
}

/** A message may reach the conversation shortly before its ack removes it from the outbox: such items are left out. */
function usePending(roomId: string, messages: Message[] | undefined): PendingMessage[] {
  const { data } = useQuery<PendingMessage[]>({ queryKey: queryKeys.outbox, queryFn: skipToken });
  return useMemo(() => {
    const ofRoom = data?.filter((item) => item.roomId === roomId) ?? NOTHING_PENDING;
    if (ofRoom.length === 0) return NOTHING_PENDING;
    const confirmed = new Set(messages?.map((message) => message.id));
    return ofRoom.filter((item) => !confirmed.has(item.id));
  }, [data, roomId, messages]);
}

export function useSendMessage(roomId: string): (draft: OutgoingMessage) => void {
  const { outbox } = useChat();
  return useCallback((draft) => void outbox.send(newOutboxItem(roomId, draft)), [outbox, roomId]);
}

export function useOutboxActions(): { retry(id: string): void; discard(id: string): void } {
  const { outbox } = useChat();
  return { retry: (id) => void outbox.retry(id), discard: (id) => void outbox.discard(id) };
}
