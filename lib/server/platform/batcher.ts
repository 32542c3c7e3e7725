import { unavailable } from "./errors";

interface Entry<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

export type ItemOutcome<Result> = { ok: true; result: Result } | { ok: false; error: unknown };

interface Bounds {
  /** Items in one flush. */
  batch: number;
  /** Items that may wait; beyond it a caller is refused with `unavailable`. */
  queue: number;
  retryAfterMs: number;
}

/**
 * Group commit: what arrives while a flush is in flight goes into the next one, so an idle process writes at once and
 * a busy one writes in batches as large as the database is slow. One flush at a time, so results come in queue order.
 * The idea is that of PostgreSQL's own group commit and of DeWitt et al., SIGMOD 1984, one level up.
 */
export class Batcher<Item, Result> {
  private queue: Entry<Item, Result>[] = [];
  private flushing = false;

  /** `write` answers with one outcome per item, in order; when it throws, the whole batch fails with that error. */
  constructor(
    private readonly write: (items: Item[]) => Promise<ItemOutcome<Result>[]>,
    private readonly bounds: Bounds,
  ) {}

  /** Items that wait for the next flush. */
  get waiting(): number {
    return this.queue.length;
  }

  push(item: Item): Promise<Result> {
    if (this.queue.length >= this.bounds.queue) return Promise.reject(unavailable(this.bounds.retryAfterMs));
    return new Promise((resolve, reject) => {
      this.queue.push({ item, resolve, reject });
      if (!this.flushing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.flushing = true;
    // One turn of the event loop lets the frames that arrived together share the first flush.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.queue.length > 0) await this.flush(this.queue.splice(0, this.bounds.batch));
    this.flushing = false;
  }

  private async flush(entries: Entry<Item, Result>[]): Promise<void> {
    try {
      const outcomes = await this.write(entries.map((entry) => entry.item));
      entries.forEach((entry, index) => {
        const outcome = outcomes[index];
        if (outcome?.ok) entry.resolve(outcome.result);
        else entry.reject(outcome?.error ?? new Error("a batch answered with too few outcomes"));
      });
    } catch (error) {
      for (const entry of entries) entry.reject(error);
    }
  }
}
