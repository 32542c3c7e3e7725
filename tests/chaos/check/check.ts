import type { History } from "../history";
import { checkHeld } from "./held";
import { checkMarks } from "./marks";
import { checkOrder } from "./order";
import { checkRemovals } from "./removals";
import { checkStored } from "./stored";
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
