import type { ServerPayload } from "@/lib/contract/realtime";
import { optional } from "../runtime";
import { sessionSockets } from "./names";

export type RevocationReason = ServerPayload<"session_revoked">["reason"];

/** Tells the sockets of these sessions why, and closes them, on every instance. */
export function closeSessionSockets(sessionIds: readonly string[], reason: RevocationReason): void {
  const io = optional("io");
  if (!io || sessionIds.length === 0) return;
  const sockets = io.in(sessionIds.map(sessionSockets));
  sockets.emit("session_revoked", { reason });
  sockets.disconnectSockets(true);
}
