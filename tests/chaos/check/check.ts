import type { History } from "../history";
import { checkClientState } from "./client-state";
import { checkExactlyOnce } from "./exactly-once";
import { checkOrder } from "./order";
import { checkReceipts } from "./receipts";
import { checkRemovals } from "./removals";
import type { Violation } from "./violation";

/** Everything in a history that breaks a promise; empty when none is broken. */
export function check(history: History): Violation[] {
  return [
    ...checkExactlyOnce(history),
    ...checkOrder(history),
    ...checkClientState(history),
    ...checkReceipts(history),
    ...checkRemovals(history),
  ];
}
