import * as z from "zod";
import type { RevocationReason } from "../../events/session-events";
import { runtime } from "../../platform/runtime";

/** The database's own channel, on which the statement that ends a session says so. */
export const SESSION_REVOCATIONS_CHANNEL = "parley_ended_sessions";

const news = z.object({
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
  /** It listens now, at first or again: what ended before that, it was not told of. */
  onListening(): void;
}

/**
 * Hears from the database which sessions have ended: who can end one can say so, whatever has become of Redis (P11).
 * Listens again by itself when the connection is lost.
 */
export async function listenForSessionRevocations({ onEnded, onListening }: Listener): Promise<void> {
  const hear = (text: string) => {
    const { sessionId, reason } = news.parse(JSON.parse(text));
    onEnded(sessionId, reason);
  };
  await runtime("sql").listen(SESSION_REVOCATIONS_CHANNEL, hear, onListening);
}
