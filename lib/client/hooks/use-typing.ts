"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { queryKeys } from "../api/query-keys";
import type { TypingDeadlines } from "../sync/cache";
import { useChat } from "./chat-context";

/** A sign of typing is repeated this often, well before others let it lapse. */
const REPEAT_MS = 3_000;

/** The ids of the others who are typing now, in the order of their names' ids, so that the line does not jump. */
export function useTyping(roomId: string): string[] {
  const { data } = useQuery<TypingDeadlines>({ queryKey: queryKeys.typing(roomId), queryFn: skipToken });
  const [now, setNow] = useState(() => Date.now());
  const next = data && Math.min(...Object.values(data).filter((until) => until > now));
  useEffect(() => {
    if (next === undefined || !Number.isFinite(next)) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, next - Date.now()));
    return () => clearTimeout(timer);
  }, [next]);
  return Object.entries(data ?? {})
    .filter(([, until]) => until > now)
    .map(([userId]) => userId)
    .sort();
}

/** Says that the person types, at most every few seconds, or that they stopped. */
export function useTypingSignal(roomId: string): (typing: boolean) => void {
  const { connection } = useChat();
  const said = useRef({ roomId, at: 0 });
  return useCallback(
    (typing) => {
      const at = said.current.roomId === roomId ? said.current.at : 0;
      const { socket } = connection;
      const isDue = typing ? Date.now() - at >= REPEAT_MS : at > 0;
      if (!isDue || !socket?.connected) return;
      said.current = { roomId, at: typing ? Date.now() : 0 };
      socket.volatile.emit("typing", { roomId, typing }, () => undefined);
    },
    [connection, roomId],
  );
}
