import { Pacer } from "@/lib/shared/concurrency/pacer";
import { singleton } from "../platform/runtime";

/** Min time between two encryptions in a process that serves users, ms: some 660 a second. The other time is theirs. */
const INTERVAL_MS = 1.5;
/** How much of a delay by a busy moment encryptions may catch up on, ms. */
const CATCH_UP_MS = 20;

const pacer = () => singleton("push-pacer", () => new Pacer({ intervalMs: 0, catchUpMs: CATCH_UP_MS }));

/** Limits the rate of encryptions: this process serves users as well, and they come first. */
export function limitEncryptionRate(): void {
  pacer().intervalMs = INTERVAL_MS;
}

/**
 * Resolves when the caller may encrypt: one encryption per iteration of the event loop. Users who send and read
 * meanwhile wait for one encryption, however many push requests are under way.
 */
export const paceEncryption = (): Promise<void> => pacer().wait();
