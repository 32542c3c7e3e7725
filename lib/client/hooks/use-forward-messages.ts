"use client";

import { useCallback } from "react";
import type { Message } from "@/lib/contract/messages";
import { newOutboxItem } from "../outbox/outbox-item";
import { useChat } from "./chat-context";

/** Returns a function that forwards the text and files of messages to rooms, oldest first, through the outbox. */
export function useForwardMessages(): (messages: readonly Message[], roomIds: readonly string[]) => void {
  const { outbox } = useChat();
  return useCallback(
    (messages, roomIds) => {
      const inOrder = messages
        .filter(({ content, attachments }) => content !== "" || attachments.length > 0)
        .toSorted((a, b) => a.seq - b.seq);
      for (const roomId of roomIds)
        for (const { content, attachments } of inOrder)
          void outbox.send(
            newOutboxItem(roomId, { content, ...(attachments.length > 0 && { forwarded: attachments }) }),
          );
    },
    [outbox],
  );
}
