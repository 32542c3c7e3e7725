import type { Counter } from "prom-client";

/**
 * Counts in plain numbers what happens with each message, and hands the sums to its counter when that is read: the
 * counter would check and join the labels each time, which costs more than all else that is counted there.
 */
export class BufferedCounter<L extends string> {
  private readonly sums = new Map<string, { labels: Record<L, string>; sum: number }>();

  constructor(private readonly labelNames: readonly L[]) {}

  /** Values of the labels in the order of their names; each has few. */
  add(count: number, ...values: string[]): void {
    const key = values.join();
    let entry = this.sums.get(key);
    if (!entry) {
      const labels = this.labelNames.map((name, index) => [name, values[index] ?? ""]);
      entry = { labels: Object.fromEntries(labels) as Record<L, string>, sum: 0 };
      this.sums.set(key, entry);
    }
    entry.sum += count;
  }

  flushTo(counter: Pick<Counter<L>, "inc">): void {
    for (const entry of this.sums.values()) {
      counter.inc(entry.labels, entry.sum);
      entry.sum = 0;
    }
  }
}
