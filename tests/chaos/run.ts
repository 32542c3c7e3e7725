import { writeFileSync } from "node:fs";
import { violation } from "./check/violation";
import { FAULTS, SHORT } from "./faults/all";
import type { Fault } from "./faults/fault";
import { emptyHistory } from "./history";
import { type Options, readOptions, UsageError } from "./options";
import { keep, row, story, table } from "./report";
import { type Result, runScenario } from "./scenario";
import { System } from "./system/system";

/** `npm run chaos`: one fault after the other on one system, and a table; exit code 1 when a promise was broken. */
async function main(): Promise<boolean> {
  const options = readOptions(
    process.argv.slice(2),
    FAULTS.map(({ name }) => name),
  );
  const faults = chosen(options);
  say(`seed ${options.seed}, ${options.instances} instances, ${options.clients} clients`);
  const results: Result[] = [];
  const system = await System.start({ instances: options.instances });
  try {
    for (const fault of faults) {
      const result = await runScenario(system, fault, options).catch((error: unknown) =>
        notRun(fault, error),
      );
      await system.heal();
      results.push(result);
      say(row(result));
      if (result.violations.length > 0) complain(result, options.seed, system);
    }
  } finally {
    await system.stop();
  }
  const failed = results.filter(({ violations }) => violations.length > 0).length;
  const counts = { passed: results.length - failed, failed };
  if (options.report) writeFileSync(options.report, JSON.stringify(counts));
  process.stdout.write(`\n${table(results)}`);
  return failed === 0;
}

function chosen({ faults, short }: Options): Fault[] {
  if (faults.length === 0) return [...(short ? SHORT : FAULTS)];
  return FAULTS.filter(({ name }) => faults.includes(name));
}

/** A scenario that could not be played to its end has proved nothing. */
function notRun(fault: Fault, error: unknown): Result {
  const what = error instanceof Error ? error.message : String(error);
  const violations = [violation("the run", "other", what, error)];
  return { fault, history: emptyHistory(), violations, converged: null };
}

function complain(result: Result, seed: number, system: System): void {
  const logs = Object.fromEntries(system.instances.map((instance) => [instance.name, instance.logs()]));
  say(`${story(result)}\n  → ${keep(result, seed, logs)}`);
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
