import { randomBytes } from "node:crypto";
import { measureDm } from "./measure/dm";
import { measureFanout } from "./measure/fanout";
import { measureMemory } from "./measure/memory";
import { measurePage } from "./measure/page";
import { measurePush } from "./measure/push";
import { measureSearch } from "./measure/search";
import { measureWriter } from "./measure/writer";
import type { Measure, MeasureContext } from "./support/context";
import { type Measurement, type Options, readOptions, UsageError } from "./support/options";
import { startPostgres } from "./support/postgres";
import { comparisonTable, machineDescription } from "./support/report";

const measures: Record<Measurement, Measure> = {
  writer: measureWriter,
  fanout: measureFanout,
  dm: measureDm,
  memory: measureMemory,
  push: measurePush,
  search: measureSearch,
  page: measurePage,
};

/** Compares Parley with its baselines in one run, and prints a Markdown table. */
async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const options = readOptions(args);
  // Tokens are sealed here and opened by the server under test.
  process.env.AUTH_SECRET = randomBytes(32).toString("base64url");
  const cluster = await startPostgres(options.keep);
  try {
    const context = createContext(options, cluster);
    const comparisons = [];
    for (const name of options.measurements) comparisons.push(...(await measures[name](context)));
    process.stdout.write(`${machineDescription(cluster.version)}\n`);
    process.stdout.write(`\`${["npm run bench --", ...args].join(" ")}\`, medians of interleaved rounds\n\n`);
    process.stdout.write(comparisonTable(comparisons));
  } finally {
    await cluster.stop();
  }
}

function createContext(
  { rounds, seconds, messages, profile }: Options,
  cluster: MeasureContext["database"],
): MeasureContext {
  return {
    database: cluster,
    rounds,
    seconds,
    messages,
    nodeFlags: (server) => (profile ? ["--cpu-prof", `--cpu-prof-dir=${profile}/${server}`] : []),
    progress: (line) => process.stderr.write(`${line}\n`),
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const text = error instanceof Error && !(error instanceof UsageError) ? error.stack : undefined;
    process.stderr.write(`${text ?? (error instanceof Error ? error.message : String(error))}\n`);
    process.exit(1);
  },
);
