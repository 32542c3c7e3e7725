"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo } from "react";
import type { Message } from "@/lib/contract/messages";
import { keys } from "../cache";
import type { Refused } from "../message-changes";
import { type MessageChange, type QueuedChange, withChanges } from "../with-changes";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

const NOTHING: QueuedChange[] = [];

/** A message with what the person has done to it and the server does not know yet; null once they have hidden it. */
export function useShownMessage<T extends Message | undefined>(message: T): Message | null {
  const me = useMe();
  const id = message?.id;
  const { data = NOTHING } = useQuery({
    queryKey: keys.changes,
    queryFn: skipToken,
    select: useCallback(
      (queued: QueuedChange[]) => {
        const own = queued.filter((item) => item.messageId === id);
        return own.length === 0 ? NOTHING : own;
      },
      [id],
    ),
  });
  return useMemo(() => (message ? withChanges(message, data, me.id) : null), [message, data, me.id]);
}

/** Reacts, edits, deletes, hides: shown at once, kept while there is no connection, sent in order. */
export function useChangeMessage(): (message: Pick<Message, "id" | "roomId">, change: MessageChange) => void {
  const { changes } = useChat();
  return useCallback((message, change) => void changes.add(message, change), [changes]);
}

/** Calls `listener` with each change that the server would not have. */
export function useRefusedChanges(listener: Refused): void {
  const { changes } = useChat();
  useEffect(() => changes.onRefused(listener), [changes, listener]);
}
