"use client";

import { skipToken, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import type { RoomFile, RoomFileKind, RoomFilesPage } from "@/lib/contract/files";
import type { ApiError } from "../api/api-error";
import { queryKeys } from "../api/query-keys";
import { newOutboxItem } from "../outbox/outbox-item";
import { getConversation } from "../sync/cache";
import { audioPeaks, PEAKS_SOURCE_BYTES_MAX } from "../uploads/audio-peaks";
import { pickFiles } from "../uploads/pick-files";
import type { DraftFile } from "../uploads/picked-file";
import type { UploadProgress } from "../uploads/uploads";
import { useChat } from "./chat-context";

/** Forgets the bytes of a file that was only picked. */
export function useDiscardFile(): (fileId: string) => void {
  const { files } = useChat();
  return useCallback((fileId) => void files.remove(fileId), [files]);
}

/** How far a file on its way has come; null before it has begun, or where another tab sends it. */
export function useUploadProgress(fileId: string | null): UploadProgress | null {
  const { data } = useQuery<UploadProgress>({ queryKey: queryKeys.upload(fileId ?? ""), queryFn: skipToken });
  return data ?? null;
}

/** An address for bytes that are in this browser; null when there are none, undefined while that is being looked up. */
export function useLocalFileUrl(
  fileId: string | null,
  what: "blob" | "poster" = "blob",
): string | null | undefined {
  const { files } = useChat();
  const { data } = useQuery({
    queryKey: queryKeys.localFileUrl(fileId ?? "", what),
    queryFn: fileId ? () => files.url(fileId, what) : skipToken,
  });
  return fileId === null ? null : data;
}

/** Of an attachment that this page has sent: the bytes that it still has. */
export function useSentFileUrl(): (attachmentId: string, what?: "blob" | "poster") => string | null {
  const { files } = useChat();
  return files.sentFileUrl;
}

/** Sends a file of its own making at once, as a message by itself. */
export function useSendFile(roomId: string): (file: File, seen: Partial<DraftFile>) => Promise<void> {
  const { files, outbox } = useChat();
  return async (file, seen) => {
    await pickFiles([file], 1, files, ({ caption: _, ...picked }) => {
      void outbox.send(newOutboxItem(roomId, { content: "", files: [{ ...picked, ...seen }] }));
    });
  };
}

/** Takes a file out of a message that is on its way. */
export function useRemovePendingFile(): (messageId: string, fileId: string) => void {
  const { outbox } = useChat();
  return (messageId, fileId) => void outbox.removeFile(messageId, fileId);
}

const SETTLE_MS = 500;

/** A room's files, the newest first, page by page. Looks anew when something changes in the room. */
export function useRoomFiles(roomId: string, kind: RoomFileKind, rev: number) {
  const { api } = useChat();
  const cache = useQueryClient();
  const queryKey = queryKeys.roomFiles(roomId, kind);
  const query = useInfiniteQuery<RoomFilesPage, ApiError, RoomFile[], typeof queryKey, string>({
    queryKey,
    queryFn: ({ pageParam }) => {
      const cursor = pageParam ? `&cursor=${pageParam}` : "";
      return api.get<RoomFilesPage>(`/api/rooms/${roomId}/files?kind=${kind}${cursor}`);
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor,
    select: ({ pages }) => pages.flatMap(({ files }) => files),
    staleTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the revision says that something has changed
  useEffect(() => {
    const timer = setTimeout(
      () => void cache.invalidateQueries({ queryKey: queryKeys.roomFiles(roomId, kind) }),
      SETTLE_MS,
    );
    return () => clearTimeout(timer);
  }, [cache, roomId, kind, rev]);
  return {
    files: query.data,
    error: query.data ? null : query.error,
    hasMore: query.hasNextPage,
    loading: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
    retry: () => void query.refetch(),
  };
}

/** The pictures and films in the part of a conversation that is loaded, oldest first: what one steps through. */
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

/** How loud a recording is along its length; null where that cannot be told. `url` is null while it is on its way. */
export function useAudioPeaks(
  { id, url, size }: { id: string; url: string | null; size: number },
  wanted: boolean,
) {
  const { files } = useChat();
  const { data } = useQuery<number[] | null>({
    queryKey: queryKeys.audioPeaks(id),
    queryFn:
      wanted && size <= PEAKS_SOURCE_BYTES_MAX
        ? async () => {
            const bytes = await (url === null ? files.get(id).then((file) => file?.blob) : fetch(url));
            // A recording that cannot be had or decoded is shown without its shape.
            return bytes ? audioPeaks(await bytes.arrayBuffer()).catch(() => null) : null;
          }
        : skipToken,
    retry: false,
  });
  return data ?? null;
}
