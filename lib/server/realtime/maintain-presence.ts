import { updateLastSeen } from "../accounts/users/update-last-seen";
import { log } from "../platform/log";
import { presence } from "../presence/presence";
import { announcePresence } from "./announce-presence";

/** How often users of dead instances are looked for. */
const SWEEP_MS = 5_000;
/** How often the last-seen times of local users are stored. */
const LAST_SEEN_MS = 60_000;

/**
 * Announces users who went offline with an instance that died, and stores every minute who is online. A crash of all
 * instances then costs at most one minute of `lastSeenAt`.
 */
export function maintainPresence(): void {
  repeat(SWEEP_MS, async () => {
    const expired = await presence().claimExpired();
    if (expired.length === 0) return;
    const lastSeenAt = await updateLastSeen(expired);
    for (const userId of expired) announcePresence(userId, { online: false, lastSeenAt });
  });
  repeat(LAST_SEEN_MS, async () => {
    const onlineHere = presence().localUsers();
    if (onlineHere.length > 0) await updateLastSeen(onlineHere);
  });
}

function repeat(everyMs: number, work: () => Promise<void>): void {
  const run = () => work().catch((err: unknown) => log().warn({ err }, "presence could not be maintained"));
  setInterval(() => void run(), everyMs).unref();
}
