import { nextIteration } from "./next-iteration";
import { SerialQueue } from "./serial-queue";

interface PacerBounds {
  /** Min time between two tasks, ms. With 0 only the event loop's iterations separate them. */
  intervalMs: number;
  /** How much of a delay later tasks may catch up on by following faster, ms. */
  catchUpMs: number;
}

/** Limits the rate at which tasks start: at most one per interval, and one per iteration of the event loop. */
export class Pacer {
  intervalMs: number;
  private readonly catchUpMs: number;
  private readonly queue = new SerialQueue();
  private nextAt = 0;

  constructor({ intervalMs, catchUpMs }: PacerBounds) {
    this.intervalMs = intervalMs;
    this.catchUpMs = catchUpMs;
  }

  /** Resolves when the caller's task may start, in the order of the calls. */
  wait(): Promise<void> {
    return this.queue.run(() => this.slot());
  }

  private async slot(): Promise<void> {
    const now = performance.now();
    this.nextAt = Math.max(this.nextAt, now - this.catchUpMs) + this.intervalMs;
    const early = this.nextAt - now;
    // Timers have a resolution of 1 ms.
    if (early >= 1) await new Promise((resolve) => setTimeout(resolve, early));
    else await nextIteration();
  }
}
