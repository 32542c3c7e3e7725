import { cpus, loadavg, totalmem } from "node:os";
import { median, pairedRatios } from "./statistics";

/** One comparison: both sides' measurements, round by round, and the target. */
export interface Comparison {
  work: string;
  unit: string;
  ours: readonly number[];
  /** Name of the other side. */
  baseline: string;
  baselineValues: readonly number[];
  /** Bound of the ratio ours / theirs; null: for information only. */
  target: { atLeast: number } | { atMost: number } | null;
  /** Additional figures of both sides, such as latencies. */
  notes?: string;
}

const HEAD = `| work | Parley | floor | ratio (lowest–highest) | target | |
| --- | --- | --- | --- | --- | --- |
`;

/** Returns the comparisons as a Markdown table: medians, the median of the paired ratios, and whether the target is met. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  return HEAD + comparisons.map(row).join("");
}

function row({ work, unit, ours, baseline, baselineValues, target, notes }: Comparison): string {
  const ratios = pairedRatios(ours, baselineValues);
  const ratio = median(ratios);
  const range = `${digits(Math.min(...ratios))}–${digits(Math.max(...ratios))}`;
  const cells = [
    work,
    `${digits(median(ours))} ${unit}`,
    `${baseline}: ${digits(median(baselineValues))} ${unit}`,
    `**${digits(ratio)}** (${range})`,
    target === null ? "" : "atLeast" in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`,
    [verdict(ratio, target), notes].filter(Boolean).join("; "),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

function verdict(ratio: number, target: Comparison["target"]): string {
  if (target === null) return "";
  const met = "atLeast" in target ? ratio >= target.atLeast : ratio <= target.atMost;
  return met ? "met" : "**missed**";
}

function digits(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Returns one line about the machine and its total load. */
export function machineDescription(postgres: string): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const system = `${process.platform} ${process.arch}, load ${loadavg()[0]?.toFixed(1)}`;
  const database = `PostgreSQL ${postgres} (fsync and synchronous_commit on)`;
  return `${cpus().length} × ${first?.model.trim() ?? "unknown CPU"}, ${memory} GiB, ${system}, Node ${process.versions.node}, ${database}`;
}
