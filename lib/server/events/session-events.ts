import type { ServerPayload } from "@/lib/contract/realtime";
import { optionalRuntime } from "../platform/runtime";
import { sessionChannel } from "./channels";
import { closeSockets } from "./move-sockets";

export type RevocationReason = ServerPayload<"session_revoked">["reason"];

/** Sends the sockets of these sessions the reason and closes them, on every instance. */
export function closeSessionSockets(sessionIds: readonly string[], reason: RevocationReason): void {
  const io = optionalRuntime("io");
  if (!io || sessionIds.length === 0) return;
  io.to(sessionIds.map(sessionChannel)).emit("session_revoked", { reason });
  closeSockets(sessionIds.map(sessionChannel));
}

/** Like `closeSessionSockets`, for one session and on this instance only. */
export function closeLocalSessionSockets(sessionId: string, reason: RevocationReason): void {
  const sockets = optionalRuntime("io")?.local.in(sessionChannel(sessionId));
  sockets?.emit("session_revoked", { reason });
  sockets?.disconnectSockets(true);
}
