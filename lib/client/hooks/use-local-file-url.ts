"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";
import { useChat } from "./chat-context";

/** Returns an object URL of a file's bytes in this browser; null if there are none, undefined while it is looked up. */
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

/** Returns a function that gives an object URL of an attachment that this page has sent, or null if its bytes are gone. */
export function useSentFileUrl(): (attachmentId: string, what?: "blob" | "poster") => string | null {
  const { files } = useChat();
  return files.sentFileUrl;
}
