import { plan, populate } from "../population";
import type { Comparison } from "../report";
import { median } from "../statistics";
import { startWorker } from "../worker";
import { connectForCopy, copyMessages, type Seqs } from "../writer/copy";
import type { Author, Strategy } from "../writer/strategies";
import type { WriterProcess } from "../writer/writer-process";
import type { Measure } from "./context";

const WRITERS = 200;
const BYTES = 100;
const WARM_SECONDS = 1;
const FLOORS: readonly Strategy[] = ["transaction", "statement"];
/** Connections of a floor: more than Parley's ten, since they share each flush of the log and the floor gains by it. */
const FLOOR_POOL = 40;

/** The writer alone: no sockets, no HTTP. 200 closed loops in 100 direct rooms. */
export const measureWriter: Measure = async ({ cluster, rounds = 5, seconds = 3, nodeFlags, progress }) => {
  const population = plan(WRITERS, "pairs");
  const authors: Author[] = population.rooms.flatMap(({ id, members }) =>
    members.map((member) => ({ roomId: id, userId: population.people[member]?.userId ?? "" })),
  );
  const open = async (strategy: Strategy) => {
    const url = await cluster.createDatabase(`writer_${strategy}`);
    await populate(url, population);
    const args = ["--strategy", strategy, "--url", url, "--pool", String(FLOOR_POOL)];
    const worker = await startWorker<WriterProcess>("bench/writer/writer-process.ts", {
      args,
      nodeFlags: nodeFlags(strategy),
    });
    await worker.call("run", { authors, seconds: WARM_SECONDS, bytes: BYTES });
    return {
      strategy,
      worker,
      rates: [] as number[],
      p50: [] as number[],
      p99: [] as number[],
      cpu: [] as number[],
    };
  };
  const ours = await open("parley");
  const floors = await Promise.all(FLOORS.map(open));
  const copyUrl = await cluster.createDatabase("writer_copy");
  await populate(copyUrl, population);
  const sql = connectForCopy(copyUrl);
  const seqs: Seqs = new Map();
  const copies = { whole: [] as number[], small: [] as number[] };

  for (let round = 1; round <= rounds; round++) {
    let count = 0;
    for (const side of [ours, ...floors]) {
      const result = await side.worker.call("run", { authors, seconds, bytes: BYTES });
      side.rates.push(result.perSecond);
      side.p50.push(result.p50);
      side.p99.push(result.p99);
      side.cpu.push(result.cpuPerMessage);
      if (side === ours) count = result.messages;
      progress(`round ${round} ${side.strategy}: ${Math.round(result.perSecond)} messages/s`);
    }
    const plan = { authors, seqs, count, bytes: BYTES };
    copies.whole.push(await copyMessages(sql, { ...plan, perTransaction: count }));
    copies.small.push(await copyMessages(sql, { ...plan, perTransaction: WRITERS }));
    progress(`round ${round} copy: ${Math.round(copies.whole.at(-1) ?? 0)} messages/s`);
  }
  await sql.end();
  await Promise.all([ours, ...floors].map((side) => side.worker.stop()));

  const latency = (side: typeof ours) =>
    `p50 ${median(side.p50).toFixed(1)} ms, p99 ${median(side.p99).toFixed(1)} ms`;
  const compare = (
    floor: string,
    theirs: number[],
    target: Comparison["target"],
    notes: string,
  ): Comparison => ({
    work: "writer alone",
    unit: "messages/s",
    ours: ours.rates,
    floor,
    theirs,
    target,
    notes,
  });
  const against = (side: typeof ours) =>
    `Parley ${latency(ours)}, ${median(ours.cpu).toFixed(0)} µs CPU a message; floor ${latency(side)}, ${median(side.cpu).toFixed(0)} µs`;
  const [transaction = ours, statement = ours] = floors;
  return [
    compare("a transaction per message", transaction.rates, { atLeast: 8 }, against(transaction)),
    compare("a statement per message", statement.rates, { atLeast: 4 }, against(statement)),
    compare("COPY of as many rows in one transaction", copies.whole, { atLeast: 0.5 }, ""),
    compare(`COPY in transactions of ${WRITERS} rows`, copies.small, null, ""),
  ];
};
