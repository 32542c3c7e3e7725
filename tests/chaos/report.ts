import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Violation } from "./check/violation";
import { outcomeOf } from "./history";
import type { Result } from "./scenario";

const FOLDER = "test-results/chaos";
/** So many violations of a fault are told on the screen; the file has all. */
const TOLD = 5;

const HEAD = [
  "| fault | sends | acked | lost | duplicated | out of order | seconds to converge |",
  "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
];

/** The table of a run in Markdown. */
export function table(results: readonly Result[]): string {
  return `${[...HEAD, ...results.map(row)].join("\n")}\n`;
}

export function row({ fault, notes, history: { sends }, violations, converged }: Result): string {
  const acked = sends.filter((send) => outcomeOf(send) === "ok").length;
  const count = (column: Violation["counts"]) => violations.filter(({ counts }) => counts === column).length;
  const cells = [
    [fault.title, ...notes].join("; "),
    sends.length,
    acked,
    count("lost"),
    count("duplicated"),
    count("disorder"),
    converged === null ? "never" : converged.toFixed(1),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** What was broken, in words. */
export function story({ fault, violations }: Result): string {
  const told = violations.slice(0, TOLD).map(({ promise, what }) => `  ${promise}: ${what}`);
  const more = violations.length > TOLD ? [`  and ${violations.length - TOLD} more`] : [];
  return [`${fault.name}:`, ...told, ...more].join("\n");
}

/** Keeps everything that is known of a broken promise; returns the file. */
export function keep(
  { fault, history, violations }: Result,
  seed: number,
  logs: Record<string, string>,
): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${fault.name}-${seed}.json`);
  writeFileSync(file, JSON.stringify({ seed, fault: fault.title, violations, logs, history }, null, 1));
  return file;
}
