"use client";

import { newOutboxItem } from "../outbox/outbox-item";
import { pickFiles } from "../uploads/pick-files";
import type { DraftFile } from "../uploads/picked-file";
import { useChat } from "./chat-context";

/** Returns a function that sends a file immediately as a message of its own, such as a voice recording. */
export function useSendFile(roomId: string): (file: File, properties: Partial<DraftFile>) => Promise<void> {
  const { files, outbox } = useChat();
  return async (file, properties) => {
    await pickFiles([file], 1, files, ({ caption: _, ...picked }) => {
      void outbox.send(newOutboxItem(roomId, { content: "", files: [{ ...picked, ...properties }] }));
    });
  };
}
