"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Message } from "@/lib/contract/messages";
import { applyPendingChanges, type MessageChange, type PendingChange } from "../pending-changes/apply";
import type { ChangeRefusedListener } from "../pending-changes/queue";
import { pendingChangeIndex } from "../pending-changes/read";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

const NO_CHANGES: readonly PendingChange[] = [];
const noChanges = () => NO_CHANGES;

/** Returns a message with its pending changes applied; null once the user has hidden it. */
export function useOptimisticMessage<T extends Message | undefined>(message: T): Message | null {
  const me = useMe();
  const index = pendingChangeIndex(useQueryClient());
  const id = message?.id;
  const changes = useSyncExternalStore(
    index.subscribe,
    () => (id === undefined ? NO_CHANGES : index.forMessage(id)),
    noChanges,
  );
  return useMemo(
    () => (message ? applyPendingChanges(message, changes, me.id) : null),
    [message, changes, me.id],
  );
}

/** Returns a function that queues a reaction, edit, deletion or hide: shown optimistically, persisted, sent in order. */
export function useChangeMessage(): (message: Pick<Message, "id" | "roomId">, change: MessageChange) => void {
  const { pendingChanges } = useChat();
  return useCallback((message, change) => void pendingChanges.add(message, change), [pendingChanges]);
}

/** Calls `listener` with each change that the server has refused. */
export function useRefusedChanges(listener: ChangeRefusedListener): void {
  const { pendingChanges } = useChat();
  useEffect(() => pendingChanges.onRefused(listener), [pendingChanges, listener]);
}
