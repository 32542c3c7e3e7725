"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { queryKeys } from "../api/query-keys";
import type { TypingDeadlines } from "../sync/cache";
import { useChat } from "./chat-context";

/** How often a typing signal is repeated, well before receivers let it expire. */
const REPEAT_MS = 3_000;

/** Returns the ids of the other members who are typing now, sorted, so that the text does not jump. */
export function useTyping(roomId: string): string[] {
  const { data } = useQuery<TypingDeadlines>({ queryKey: queryKeys.typing(roomId), queryFn: skipToken });
  const [now, setNow] = useState(() => Date.now());
  const nextExpiry = data && Math.min(...Object.values(data).filter((until) => until > now));
  useEffect(() => {
    if (nextExpiry === undefined || !Number.isFinite(nextExpiry)) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, nextExpiry - Date.now()));
    return () => clearTimeout(timer);
  }, [nextExpiry]);
  return Object.entries(data ?? {})
    .filter(([, until]) => until > now)
    .map(([userId]) => userId)
    .sort();
}

/** Returns a function that signals that the user is typing, at most every REPEAT_MS, or has stopped. */
export function useTypingSignal(roomId: string): (typing: boolean) => void {
  const { connection } = useChat();
  const lastSent = useRef({ roomId, at: 0 });
  return useCallback(
    (typing) => {
      const at = lastSent.current.roomId === roomId ? lastSent.current.at : 0;
      const { socket } = connection;
      const isDue = typing ? Date.now() - at >= REPEAT_MS : at > 0;
      if (!isDue || !socket?.connected) return;
      lastSent.current = { roomId, at: typing ? Date.now() : 0 };
      socket.volatile.emit("typing", { roomId, typing }, () => undefined);
    },
    [connection, roomId],
  );
}
