import { writeFileSync } from "node:fs";
import { violation } from "./check/violation";
import { FAULTS, SHORT_FAULTS } from "./faults/catalog";
import type { Fault } from "./faults/fault";
import { emptyHistory } from "./history";
import { type Options, readOptions, UsageError } from "./options";
import { resultRow, resultTable, saveReport, violationSummary } from "./report";
import { runScenario, type ScenarioResult } from "./scenario";
import { SmallDiskUnavailableError } from "./system/small-disk";
import { System } from "./system/system";

/** `npm run chaos`: injects one fault after the other, prints a table, and exits with 1 if a promise was broken. */
async function main(): Promise<boolean> {
  const options = readOptions(
    process.argv.slice(2),
    FAULTS.map(({ name }) => name),
  );
  const faults = chosen(options);
  say(`seed ${options.seed}, ${options.instances} instances, ${options.clients} clients`);
  const results: ScenarioResult[] = [];
  for (const group of bySystem(faults)) results.push(...(await play(group, options)));
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  const counts = { passed: results.length - failed, failed };
  if (options.report) writeFileSync(options.report, JSON.stringify(counts));
  process.stdout.write(`\n${resultTable(results)}`);
  return failed === 0;
}

/** Groups the faults that can share a system. */
function bySystem(faults: readonly Fault[]): Fault[][] {
  const shared = faults.filter(({ diskMib }) => !diskMib);
  return [shared, ...faults.filter(({ diskMib }) => diskMib).map((fault) => [fault])].filter(
    ({ length }) => length > 0,
  );
}

async function play(faults: readonly Fault[], options: Options): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  const system = await startSystem(faults, options);
  if (!system) return [];
  try {
    for (const fault of faults) {
      const result = await runScenario(system, fault, options).catch((error: unknown) =>
        notRun(fault, error),
      );
      await system.heal();
      results.push(result);
      say(resultRow(result));
      if (result.violations.length > 0) complain(result, options.seed, system);
    }
  } finally {
    await system.stop();
  }
  return results;
}

async function startSystem(faults: readonly Fault[], { instances }: Options): Promise<System | null> {
  try {
    return await System.start({ instances, diskMib: faults[0]?.diskMib });
  } catch (error) {
    if (!(error instanceof SmallDiskUnavailableError)) throw error;
    say(`${faults.map(({ name }) => name)} not run: ${error.message}`);
    return null;
  }
}

function chosen({ faults, short }: Options): Fault[] {
  if (faults.length === 0) return [...(short ? SHORT_FAULTS : FAULTS)];
  return FAULTS.filter(({ name }) => faults.includes(name));
}

/** Returns the result of a scenario that did not finish and so proved nothing. */
function notRun(fault: Fault, error: unknown): ScenarioResult {
  const what = error instanceof Error ? error.message : String(error);
  const violations = [violation("the run", "other", what, error)];
  return { fault, history: emptyHistory(), violations, converged: null, notes: [] };
}

function complain(result: ScenarioResult, seed: number, system: System): void {
  const logs = Object.fromEntries(system.instances.map((instance) => [instance.name, instance.logs()]));
  say(`${violationSummary(result)}\n  → ${saveReport(result, seed, logs)}`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

main().then(
  (clean) => process.exit(clean ? 0 : 1),
  (error: unknown) => {
    const words =
      error instanceof UsageError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${words}\n`);
    process.exit(1);
  },
);
