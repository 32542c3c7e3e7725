import type { QueryClient } from "@tanstack/react-query";
import type { ApiError } from "../api/api-error";
import type { Connection } from "../connection/connection";
import { request } from "../connection/socket";
import { getRoom, getRooms } from "./cache";

/** How long receipts are gathered before they are sent, ms. */
const GATHER_MS = 150;

type Kind = "mark_delivered" | "mark_read";

export interface ReceiptSender {
  markRead(roomId: string, seq: number): void;
  /** Sends a delivered receipt for every room with messages that the server does not know to be delivered. */
  markAllDelivered(): void;
  /** Sends again what may have been lost with a connection. */
  resend(): void;
  stop(): void;
}

/** Receipts only rise: of many in a short time the highest is enough, and sending one twice is harmless. */
export function createReceiptSender(connection: Connection, cache: QueryClient, me: string): ReceiptSender {
  const queued = { mark_delivered: new Map<string, number>(), mark_read: new Map<string, number>() };
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ownReceipt = (roomId: string) =>
    getRoom(cache, roomId)?.members.find((member) => member.userId === me);

  function enqueue(kind: Kind, roomId: string, seq: number): void {
    if (seq <= (queued[kind].get(roomId) ?? 0)) return;
    queued[kind].set(roomId, seq);
    timer ??= setTimeout(flush, GATHER_MS);
  }

  function flush(): void {
    timer = undefined;
    for (const kind of ["mark_read", "mark_delivered"] as const) {
      for (const [roomId, seq] of queued[kind]) void send(kind, roomId, seq);
    }
  }

  async function send(kind: Kind, roomId: string, seq: number): Promise<void> {
    try {
      await request(connection.socket, kind, { roomId, seq });
    } catch (error) {
      // An unsent receipt stays queued for the next connection; a refused one is dropped.
      if ((error as ApiError).code === "unavailable") return;
    }
    if (queued[kind].get(roomId) === seq) queued[kind].delete(roomId);
  }

  return {
    markRead(roomId, seq) {
      if (seq > (ownReceipt(roomId)?.readSeq ?? 0)) enqueue("mark_read", roomId, seq);
    },
    markAllDelivered() {
      for (const room of getRooms(cache) ?? []) {
        const isOwn = room.lastMessage?.senderId === me;
        if (!isOwn && room.lastSeq > (ownReceipt(room.id)?.deliveredSeq ?? 0))
          enqueue("mark_delivered", room.id, room.lastSeq);
      }
    },
    resend: flush,
    stop: () => clearTimeout(timer),
  };
}
