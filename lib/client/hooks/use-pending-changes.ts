"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Message } from "@/lib/contract/messages";
import { type MessageChange, type QueuedChange, withChanges } from "../pending-changes/apply";
import type { Refused } from "../pending-changes/queue";
import { queuedChanges } from "../pending-changes/read";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

const NOTHING: readonly QueuedChange[] = [];
const nothing = () => NOTHING;

/** A message with what the person has done to it and the server does not know yet; null once they have hidden it. */
export function useShownMessage<T extends Message | undefined>(message: T): Message | null {
  const me = useMe();
  const queued = queuedChanges(useQueryClient());
  const id = message?.id;
  const own = useSyncExternalStore(
    queued.subscribe,
    () => (id === undefined ? NOTHING : queued.of(id)),
    nothing,
  );
  return useMemo(() => (message ? withChanges(message, own, me.id) : null), [message, own, me.id]);
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
