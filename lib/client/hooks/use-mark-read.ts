"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { ApiError } from "../api/api-error";
import { request } from "../connection/socket";
import { getRoom } from "../sync/cache";
import { upsertRoom } from "../sync/room-summary";
import { useChat } from "./chat-context";
import { useOnline } from "./use-connection";

/** Says that everything up to a seq has been read. May be called as often as one likes. */
export function useMarkRead(roomId: string): (seq: number) => void {
  const { receipts } = useChat();
  return useCallback((seq) => receipts.markRead(roomId, seq), [receipts, roomId]);
}

/** Tells the server which room is on the screen, again after each reconnect. */
export function useJoinRoom(roomId: string): void {
  const { connection } = useChat();
  const cache = useQueryClient();
  const online = useOnline();
  useEffect(() => {
    if (!online) return;
    // Without a connection there is nobody to tell; the next one starts from here.
    const orLater = (error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    };
    const join = () =>
      request(connection.socket, "join_room", { roomId }).then(({ room }) => {
        // Who joined and left a large room meanwhile was told only to those who looked at it.
        if (getRoom(cache, roomId)) upsertRoom(cache, room);
      }, orLater);
    const leave = () => request(connection.socket, "leave_room", { roomId }).then(() => undefined, orLater);
    const tellState = () => void (document.visibilityState === "visible" ? join() : leave());
    tellState();
    document.addEventListener("visibilitychange", tellState);
    return () => {
      document.removeEventListener("visibilitychange", tellState);
      if (connection.socket?.connected) void leave();
    };
  }, [online, connection, cache, roomId]);
}
