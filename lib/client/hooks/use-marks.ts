"use client";

import { useCallback, useEffect } from "react";
import { ApiError } from "../api-error";
import { request } from "../socket";
import { useChat } from "./chat-context";

/** Says that everything up to a seq has been read. May be called as often as one likes. */
export function useMarkRead(roomId: string): (seq: number) => void {
  const { marks } = useChat();
  return useCallback((seq) => marks.read(roomId, seq), [marks, roomId]);
}

/** Tells the server which room is on the screen, again after each reconnect. */
export function useLooking(roomId: string): void {
  const { socket } = useChat();
  useEffect(() => {
    const tell = (event: "join_room" | "leave_room") => {
      // Without a connection there is nothing to tell; the next one starts from here.
      request(socket, event, { roomId }).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
      });
    };
    const tellState = () => tell(document.visibilityState === "visible" ? "join_room" : "leave_room");
    tellState();
    socket.on("connect", tellState);
    document.addEventListener("visibilitychange", tellState);
    return () => {
      socket.off("connect", tellState);
      document.removeEventListener("visibilitychange", tellState);
      tell("leave_room");
    };
  }, [socket, roomId]);
}
