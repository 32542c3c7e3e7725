"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { ApiError } from "../api/api-error";
import { request } from "../connection/socket";
import { getRoom } from "../sync/cache";
import { upsertRoom } from "../sync/room-summary";
import { useChat } from "./chat-context";
import { useOnline } from "./use-connection";

/** Returns a function that marks a room as read up to a seq. Cheap to call often. */
export function useMarkRead(roomId: string): (seq: number) => void {
  const { receipts } = useChat();
  return useCallback((seq) => receipts.markRead(roomId, seq), [receipts, roomId]);
}

/** Joins the room's channel while the page is visible, again after each reconnect. */
export function useJoinRoom(roomId: string): void {
  const { connection } = useChat();
  const cache = useQueryClient();
  const online = useOnline();
  useEffect(() => {
    if (!online) return;
    // A connection error needs no retry: the next connection joins again.
    const ignoreApiError = (error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    };
    const join = () =>
      request(connection.socket, "join_room", { roomId }).then(({ room }) => {
        // Joins and leaves of a large room go to its viewers only: we may have missed some.
        if (getRoom(cache, roomId)) upsertRoom(cache, room);
      }, ignoreApiError);
    const leave = () =>
      request(connection.socket, "leave_room", { roomId }).then(() => undefined, ignoreApiError);
    const sendJoinOrLeave = () => void (document.visibilityState === "visible" ? join() : leave());
    sendJoinOrLeave();
    document.addEventListener("visibilitychange", sendJoinOrLeave);
    return () => {
      document.removeEventListener("visibilitychange", sendJoinOrLeave);
      if (connection.socket?.connected) void leave();
    };
  }, [online, connection, cache, roomId]);
}
