import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Violation } from "./check/violation";
import { outcomeOf } from "./history";
import type { ScenarioResult } from "./scenario";

const FOLDER = "test-results/chaos";
/** Max violations printed per fault; the file has all. */
const MAX_SHOWN = 5;

const HEAD = [
  "| fault | sends | acked | lost | duplicated | out of order | seconds to converge |",
  "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
];

/** Returns a run's table in Markdown. */
export function resultTable(results: readonly ScenarioResult[]): string {
  return `${[...HEAD, ...results.map(resultRow)].join("\n")}\n`;
}

export function resultRow({
  fault,
  notes,
  history: { sends },
  violations,
  converged,
}: ScenarioResult): string {
  const acked = sends.filter((send) => outcomeOf(send) === "ok").length;
  const count = (column: Violation["column"]) =>
    violations.filter((violation) => violation.column === column).length;
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

/** Returns the violations as text. */
export function violationSummary({ fault, violations }: ScenarioResult): string {
  const told = violations.slice(0, MAX_SHOWN).map(({ promise, message }) => `  ${promise}: ${message}`);
  const more = violations.length > MAX_SHOWN ? [`  and ${violations.length - MAX_SHOWN} more`] : [];
  return [`${fault.name}:`, ...told, ...more].join("\n");
}

/** Saves the history and violations of a broken promise; returns the file's path. */
export function saveReport(
  { fault, history, violations }: ScenarioResult,
  seed: number,
  logs: Record<string, string>,
): string {
  mkdirSync(FOLDER, { recursive: true });
  const file = join(FOLDER, `${fault.name}-${seed}.json`);
  writeFileSync(file, JSON.stringify({ seed, fault: fault.title, violations, logs, history }, null, 1));
  return file;
}
