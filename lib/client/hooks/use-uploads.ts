"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { queryKeys } from "../api/query-keys";
import type { UploadProgress } from "../uploads/uploads";
import { useChat } from "./chat-context";

/** Returns a file's upload progress; null before the upload has started, or if another tab uploads it. */
export function useUploadProgress(fileId: string | null): UploadProgress | null {
  const { data } = useQuery<UploadProgress>({ queryKey: queryKeys.upload(fileId ?? ""), queryFn: skipToken });
  return data ?? null;
}

/** Returns a function that deletes the local bytes of a picked file. */
export function useDiscardFile(): (fileId: string) => void {
  const { files } = useChat();
  return useCallback((fileId) => void files.remove(fileId), [files]);
}

/** Returns a function that removes a file from a pending message. */
export function useRemovePendingFile(): (messageId: string, fileId: string) => void {
  const { outbox } = useChat();
  return (messageId, fileId) => void outbox.removeFile(messageId, fileId);
}
