import { setImmediate as nextRound, setTimeout as sleep } from "node:timers/promises";
import { singleton } from "../platform/runtime";

/** Beside people who are served, one comes so often at most: some 660 a second, and the rest of the time is theirs. */
const BESIDE_MS = 1.5;
/** What a busy moment has held up may be made up for, so far back. */
const MADE_UP_MS = 20;

interface Line {
  last: Promise<void>;
  paceMs: number;
  nextAt: number;
}

const line = () => singleton<Line>("push-turns", () => ({ last: Promise.resolve(), paceMs: 0, nextAt: 0 }));

/** This process serves people as well: they come first. */
export function limitEncryptionRate(): void {
  line().paceMs = BESIDE_MS;
}

/**
 * Waits until it is one's turn to compute: one in each round of the event loop, so that those who send and read meanwhile
 * wait for one encryption and not for as many as there are requests under way.
 */
export async function paceEncryption(): Promise<void> {
  const turns = line();
  turns.last = turns.last.then(() => begin(turns));
  await turns.last;
}

async function begin(turns: Line): Promise<void> {
  const now = performance.now();
  turns.nextAt = Math.max(turns.nextAt, now - MADE_UP_MS) + turns.paceMs;
  const early = turns.nextAt - now;
  await (early >= 1 ? sleep(early) : nextRound());
}
