import type { History } from "../history";
import { checkHeld } from "./client-state";
import { checkStored } from "./exactly-once";
import { checkOrder } from "./order";
import { checkMarks } from "./receipts";
import { checkRemovals } from "./removals";
import type { Violation } from "./violation";

/** Everything in a history that breaks a promise; empty when none is broken. */
export function check(history: History): Violation[] {
  return [
    ...checkStored(history),
    ...checkOrder(history),
    ...checkHeld(history),
    ...checkMarks(history),
    ...checkRemovals(history),
  ];
}
