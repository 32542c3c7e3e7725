"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { RoomFile } from "@/lib/contract/files";
import { getConversation } from "../sync/cache";

/** Returns a function that lists the images and videos of the loaded window, oldest first, for the lightbox. */
export function useLoadedMedia(roomId: string): () => RoomFile[] {
  const cache = useQueryClient();
  return () =>
    (getConversation(cache, roomId)?.messages ?? []).flatMap(
      ({ id, seq, senderId, createdAt, attachments }) =>
        attachments
          .filter(({ kind }) => kind === "image" || kind === "video")
          .map((attachment) => ({ attachment, messageId: id, seq, senderId, createdAt })),
    );
}
