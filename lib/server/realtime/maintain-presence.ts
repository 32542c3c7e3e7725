import { updateLastSeen } from "../accounts/users/update-last-seen";
import { log } from "../platform/log";
import { presence } from "../presence/presence";
import { announcePresence } from "./announce-presence";

const SWEEP_MS = 5_000;
const NOTE_MS = 60_000;

/**
 * Finds those who went with an instance that died, and notes every minute who is here: a crash of everything then costs
 * a minute of `lastSeenAt`.
 */
export function maintainPresence(): void {
  repeat(SWEEP_MS, async () => {
    const gone = await presence().claimExpired();
    if (gone.length === 0) return;
    const lastSeenAt = await updateLastSeen(gone);
    for (const userId of gone) announcePresence(userId, { online: false, lastSeenAt });
  });
  repeat(NOTE_MS, async () => {
    const here = presence().localUsers();
    if (here.length > 0) await updateLastSeen(here);
  });
}

function repeat(everyMs: number, work: () => Promise<void>): void {
  const run = () => work().catch((err: unknown) => log().warn({ err }, "presence could not be kept up"));
  setInterval(() => void run(), everyMs).unref();
}
