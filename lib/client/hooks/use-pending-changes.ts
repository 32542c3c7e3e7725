"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Message } from "@/lib/contract/messages";
import { applyPendingChanges, type MessageChange, type PendingChange } from "../pending-changes/apply";
import type { ChangeRefusedListener } from "../pending-changes/queue";
import { pendingChangeIndex } from "../pending-changes/read";
import { useChat } from "./chat-context";
import { useMe } from "./use-me";

const NOTHING: readonly PendingChange[] = [];
const nothing = () => NOTHING;

/** A message with what the person has done to it and the server does not know yet; null once they have hidden it. */
export function useOptimisticMessage<T extends Message | undefined>(message: T): Message | null {
  const me = useMe();
  const queued = pendingChangeIndex(useQueryClient());
  const id = message?.id;
  const own = useSyncExternalStore(
    queued.subscribe,
    () => (id === undefined ? NOTHING : queued.forMessage(id)),
    nothing,
  );
  return useMemo(() => (message ? applyPendingChanges(message, own, me.id) : null), [message, own, me.id]);
}

/** Reacts, edits, deletes, hides: shown at once, kept while there is no connection, sent in order. */
export function useChangeMessage(): (message: Pick<Message, "id" | "roomId">, change: MessageChange) => void {
  const { pendingChanges } = useChat();
  return useCallback((message, change) => void pendingChanges.add(message, change), [pendingChanges]);
}

/** Calls `listener` with each change that the server would not have. */
export function useRefusedChanges(listener: ChangeRefusedListener): void {
  const { pendingChanges } = useChat();
  useEffect(() => pendingChanges.onRefused(listener), [pendingChanges, listener]);
}
