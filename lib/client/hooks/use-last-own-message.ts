"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Message } from "@/lib/contract/messages";
import { getConversation } from "../sync/cache";
import { useMe } from "./use-me";

/** Returns a function that finds the user's last editable message in the loaded window. */
export function useLastOwnMessage(roomId: string): () => Message | undefined {
  const cache = useQueryClient();
  const me = useMe();
  return useCallback(
    () =>
      getConversation(cache, roomId)?.messages.findLast(
        (message) => message.senderId === me.id && !message.deletedAt && message.content !== "",
      ),
    [cache, roomId, me.id],
  );
}
