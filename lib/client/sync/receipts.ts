import type { QueryClient } from "@tanstack/react-query";
import type { ApiError } from "../api/api-error";
import type { Connection } from "../connection/connection";
import { request } from "../connection/socket";
import { getRoom, getRooms } from "./cache";

const GATHER_MS = 150;

type Kind = "mark_delivered" | "mark_read";

export interface ReceiptSender {
  markRead(roomId: string, seq: number): void;
  /** Tells the server of everything that has reached this device, where it does not know yet. */
  markAllDelivered(): void;
  /** Sends again what a lost connection may have swallowed. */
  resend(): void;
  stop(): void;
}

/** Marks rise only, so of many in a short time the highest says all, and saying one twice does no harm. */
export function createReceiptSender(connection: Connection, cache: QueryClient, me: string): ReceiptSender {
  const wanted = { mark_delivered: new Map<string, number>(), mark_read: new Map<string, number>() };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const mine = (roomId: string) => getRoom(cache, roomId)?.members.find((member) => member.userId === me);

  function want(kind: Kind, roomId: string, seq: number): void {
    if (seq <= (wanted[kind].get(roomId) ?? 0)) return;
    wanted[kind].set(roomId, seq);
    timer ??= setTimeout(flush, GATHER_MS);
  }

  function flush(): void {
    timer = undefined;
    for (const kind of ["mark_read", "mark_delivered"] as const) {
      for (const [roomId, seq] of wanted[kind]) void say(kind, roomId, seq);
    }
  }

  async function say(kind: Kind, roomId: string, seq: number): Promise<void> {
    try {
      await request(connection.socket, kind, { roomId, seq });
    } catch (error) {
      // What did not get through stays wanted for the next connection; what was refused is given up.
      if ((error as ApiError).code === "unavailable") return;
    }
    if (wanted[kind].get(roomId) === seq) wanted[kind].delete(roomId);
  }

  return {
    markRead(roomId, seq) {
      if (seq > (mine(roomId)?.readSeq ?? 0)) want("mark_read", roomId, seq);
    },
    markAllDelivered() {
      for (const room of getRooms(cache) ?? []) {
        const isOwn = room.lastMessage?.senderId === me;
        if (!isOwn && room.lastSeq > (mine(room.id)?.deliveredSeq ?? 0))
          want("mark_delivered", room.id, room.lastSeq);
      }
    },
    resend: flush,
    stop: () => clearTimeout(timer),
  };
}
