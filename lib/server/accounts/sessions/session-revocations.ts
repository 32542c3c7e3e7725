import * as z from "zod";
import type { RevocationReason } from "../../events/session-events";
import { runtime } from "../../platform/runtime";

/** The PostgreSQL channel on which the statement that ends a session notifies. */
export const SESSION_REVOCATIONS_CHANNEL = "parley_ended_sessions";

const revocation = z.object({
  sessionId: z.uuid(),
  reason: z.enum([
    "revoked",
    "password_changed",
    "signed_out",
    "suspended",
  ]) satisfies z.ZodType<RevocationReason>,
});

interface Listener {
  onEnded(sessionId: string, reason: RevocationReason): void;
  /** Called when it listens, at first or again: it missed the sessions that ended before. */
  onListening(): void;
}

/**
 * Listens to PostgreSQL for sessions that end. Any instance that can end a session can notify, even without Redis (P11).
 * Listens again by itself after the connection is lost.
 */
export async function listenForSessionRevocations({ onEnded, onListening }: Listener): Promise<void> {
  const onNotify = (text: string) => {
    const { sessionId, reason } = revocation.parse(JSON.parse(text));
    onEnded(sessionId, reason);
  };
  await runtime("sql").listen(SESSION_REVOCATIONS_CHANNEL, onNotify, onListening);
}
