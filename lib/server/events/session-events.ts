import type { ServerPayload } from "@/lib/contract/realtime";
import { optional } from "../platform/runtime";
import { sessionSockets } from "./channels";
import { closeSockets } from "./move-sockets";

export type RevocationReason = ServerPayload<"session_revoked">["reason"];

/** Tells the sockets of these sessions why, and closes them, on every instance. */
export function closeSessionSockets(sessionIds: readonly string[], reason: RevocationReason): void {
  const io = optional("io");
  if (!io || sessionIds.length === 0) return;
  io.to(sessionIds.map(sessionSockets)).emit("session_revoked", { reason });
  closeSockets(sessionIds.map(sessionSockets));
}

/** The same on this instance alone. */
export function closeSessionSocketsHere(sessionId: string, reason: RevocationReason): void {
  const sockets = optional("io")?.local.in(sessionSockets(sessionId));
  sockets?.emit("session_revoked", { reason });
  sockets?.disconnectSockets(true);
}
