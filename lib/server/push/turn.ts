import { setImmediate as nextRound } from "node:timers/promises";
import { once } from "../runtime";

/**
 * Waits until it is one's turn to compute: one in each round of the event loop, so that those who send and read meanwhile
 * wait for one encryption and not for as many as there are requests under way.
 */
export async function takeTurn(): Promise<void> {
  const line = once<{ last: Promise<void> }>("push-turns", () => ({ last: Promise.resolve() }));
  line.last = line.last.then(() => nextRound());
  await line.last;
}
