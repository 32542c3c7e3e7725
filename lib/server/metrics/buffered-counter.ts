import type { Counter } from "prom-client";

/**
 * Counts frequent events in plain numbers and adds the sums to a Prometheus counter when that is read. The counter itself
 * validates and joins the labels at each increment, which costs more than everything else that is counted there.
 */
export class BufferedCounter<L extends string> {
  private readonly sums = new Map<string, { labels: Record<L, string>; sum: number }>();

  constructor(private readonly labelNames: readonly L[]) {}

  /** Adds `count`. `values` are the labels' values in the order of their names; each label has few values. */
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
