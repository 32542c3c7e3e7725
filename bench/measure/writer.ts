import type postgres from "postgres";
import { type BenchProcess, startProcess } from "../support/child-process";
import type { Measure, MeasureContext } from "../support/context";
import { insertPopulation, type Population, planPopulation } from "../support/population";
import type { Comparison } from "../support/report";
import { median } from "../support/statistics";
import { connectForCopy, copyMessages, type Seqs } from "../writer/copy";
import type { Author, Strategy } from "../writer/strategies";
import type { WriterProcess } from "../writer/writer-process";
import { roundOrder } from "./in-turn";

const WRITERS = 200;
const BYTES = 100;
const WARM_SECONDS = 1;
/** Database connections of a baseline: more than Parley's, since they share WAL flushes, which helps the baseline. */
const FLOOR_POOL = 40;

type Result = Awaited<ReturnType<WriterProcess["run"]>>;

interface Side {
  strategy: Strategy;
  worker: BenchProcess<WriterProcess>;
  results: Result[];
}

/** Measures the writer alone, without sockets and HTTP: 200 closed loops in 100 direct rooms. */
export const measureWriter: Measure = async (context) => {
  const { database, rounds = 5, seconds = 3, progress } = context;
  const population = planPopulation(WRITERS, "pairs");
  const authors = authorsOf(population);
  const run = async ({ worker }: Side, duration: number) =>
    worker.call("run", { authors, seconds: duration, bytes: BYTES });

  const ours = await openSide(context, population, "parley");
  const transaction = await openSide(context, population, "transaction");
  const statement = await openSide(context, population, "statement");
  const sides = [ours, transaction, statement];
  for (const side of sides) await run(side, WARM_SECONDS);
  const copyUrl = await database.createDatabase("writer_copy");
  await insertPopulation(copyUrl, population);
  const sql = connectForCopy(copyUrl);
  const copies = { whole: [] as number[], small: [] as number[] };
  const seqs: Seqs = new Map();

  for (let round = 1; round <= rounds; round++) {
    for (const side of roundOrder(sides, round)) {
      const result = await run(side, seconds);
      side.results.push(result);
      progress(`round ${round} ${side.strategy}: ${Math.round(result.perSecond)} messages/s`);
    }
    await copyAsMany(sql, { authors, seqs, count: ours.results.at(-1)?.messages ?? 0 }, copies);
    progress(`round ${round} COPY: ${Math.round(copies.whole.at(-1) ?? 0)} messages/s`);
  }
  await sql.end();
  await Promise.all(sides.map((side) => side.worker.stop()));

  const base = { work: "writer alone", unit: "messages/s", ours: rates(ours) };
  const against = (floor: string, side: Side, atLeast: number): Comparison => ({
    ...base,
    baseline: floor,
    baselineValues: rates(side),
    target: { atLeast },
    notes: `Parley ${figures(ours)}; floor ${figures(side)}`,
  });
  const target = { atLeast: 0.5 };
  return [
    against("a transaction per message", transaction, 8),
    against("a statement per message", statement, 4),
    { ...base, baseline: "COPY of as many rows in one transaction", baselineValues: copies.whole, target },
    { ...base, baseline: `COPY in transactions of ${WRITERS} rows`, baselineValues: copies.small, target },
  ];
};

function authorsOf({ people, rooms }: Population): Author[] {
  return rooms.flatMap(({ id, members }) =>
    members.map((member) => ({ roomId: id, userId: people[member]?.userId ?? "" })),
  );
}

async function openSide(
  { database, nodeFlags }: MeasureContext,
  population: Population,
  strategy: Strategy,
): Promise<Side> {
  const url = await database.createDatabase(`writer_${strategy}`);
  await insertPopulation(url, population);
  const worker = await startProcess<WriterProcess>("bench/writer/writer-process.ts", {
    args: ["--strategy", strategy, "--url", url, "--pool", String(FLOOR_POOL)],
    nodeFlags: nodeFlags(strategy),
  });
  return { strategy, worker, results: [] };
}

async function copyAsMany(
  sql: postgres.Sql,
  amount: { authors: Author[]; seqs: Seqs; count: number },
  copies: { whole: number[]; small: number[] },
): Promise<void> {
  const plan = { ...amount, bytes: BYTES };
  copies.whole.push(await copyMessages(sql, { ...plan, perTransaction: amount.count }));
  copies.small.push(await copyMessages(sql, { ...plan, perTransaction: WRITERS }));
}

const rates = (side: Side) => side.results.map((result) => result.perSecond);

function figures({ results }: Side): string {
  const of = (key: "p50" | "p99" | "cpuPerMessage") => median(results.map((result) => result[key]));
  return `p50 ${of("p50").toFixed(1)} ms, p99 ${of("p99").toFixed(1)} ms, ${of("cpuPerMessage").toFixed(0)} µs CPU a message`;
}
