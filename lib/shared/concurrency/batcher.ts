import { nextIteration } from "./next-iteration";

interface Entry<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export type ItemOutcome<Result> = { ok: true; result: Result } | { ok: false; error: unknown };

interface BatcherBounds {
  /** Max items per flush. */
  batch: number;
  /** Max items that wait for a flush. */
  queue: number;
  /** Makes the error for an item that finds the queue full. */
  overflow: () => Error;
}

/**
 * Group commit: items that arrive during a flush go into the next one. An idle process therefore writes at once, and
 * the batches of a busy one grow as the database slows down. Flushes run one at a time, so results come in queue order.
 * The idea is that of PostgreSQL's own group commit and of DeWitt et al., SIGMOD 1984, one level up.
 */
export class Batcher<Item, Result> {
  private queue: Entry<Item, Result>[] = [];
  private flushing = false;

  /** `write` answers with one outcome per item, in order; when it throws, the whole batch fails with that error. */
  constructor(
    private readonly write: (items: Item[]) => Promise<ItemOutcome<Result>[]>,
    private readonly bounds: BatcherBounds,
  ) {}

  /** Items that wait for the next flush. */
  get waiting(): number {
    return this.queue.length;
  }

  push(item: Item): Promise<Result> {
    if (this.queue.length >= this.bounds.queue) return Promise.reject(this.bounds.overflow());
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (!this.flushing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.flushing = true;
    // Yielding once lets the frames that arrived together share the first flush.
    await nextIteration();
    while (this.queue.length > 0) await this.flush(this.queue.splice(0, this.bounds.batch));
    this.flushing = false;
  }

  private async flush(entries: Entry<Item, Result>[]): Promise<void> {
    try {
      const outcomes = await this.write(entries.map((entry) => entry.item));
      entries.forEach((entry, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok) entry.resolve(outcome.result);
        else entry.reject(outcome?.error ?? new Error("The batch returned fewer outcomes than items."));
      });
    } catch (error) {
      for (const entry of entries) entry.reject(error);
    }
  }
}
