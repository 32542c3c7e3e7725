import type { LoopResult } from "../load/closed-loop";
import type { LoadGenerator } from "../load/generator";
import { type BenchProcess, startProcess } from "../support/child-process";
import type { Measure } from "../support/context";
import { insertPopulation, planPopulation, sealCredentials } from "../support/population";
import type { Comparison } from "../support/report";
import type { ServerCommands } from "../support/server-commands";
import { median } from "../support/statistics";
import { roundOrder } from "./in-turn";
import { startParley } from "./start-parley";

const SENDERS = 200;
const BYTES = 100;
const WARM_SECONDS = 1.5;

interface Side {
  name: string;
  server: BenchProcess<ServerCommands>;
  results: (LoopResult & { cpu: number })[];
}

/** Measures 200 closed loops in 100 direct rooms: socket, commit, ack, and the event to both members. */
export const measureDm: Measure = async ({ database, rounds = 5, seconds = 3, nodeFlags, progress }) => {
  const population = planPopulation(SENDERS, "pairs");
  const roomIds = population.people.map((_, person) => population.rooms[person >> 1]?.id ?? "");
  const auths = await sealCredentials(population);
  const generator = await startProcess<LoadGenerator>("bench/load/generator.ts");
  const open = async (
    name: string,
    start: (url: string) => Promise<BenchProcess<ServerCommands>>,
  ): Promise<Side> => {
    const url = await database.createDatabase(`dm_${name}`);
    await insertPopulation(url, population);
    const server = await start(url);
    const port = await server.call("port", undefined);
    await generator.call("open", { name, endpoint: { port, protocol: "socketio" }, auths });
    return { name, server, results: [] };
  };
  const stock = (insert: string) => (url: string) =>
    startProcess<ServerCommands>("bench/baselines/stock-socketio.ts", {
      args: ["--insert", insert],
      env: { DATABASE_URL: url },
      nodeFlags: nodeFlags(insert),
    });
  const ours = await open("parley", (url) => startParley(url, nodeFlags("parley")));
  const statement = await open("statement", stock("statement"));
  const transaction = await open("transaction", stock("transaction"));
  const sides = [ours, statement, transaction];

  const run = async ({ name, server }: Side, duration: number) => {
    const before = await server.call("cpu", undefined);
    const result = await generator.call("closedLoop", {
      name,
      plan: { roomIds, seconds: duration, bytes: BYTES },
    });
    return { ...result, cpu: ((await server.call("cpu", undefined)) - before) / result.messages };
  };
  for (const side of sides) await run(side, WARM_SECONDS);
  for (let round = 1; round <= rounds; round++) {
    for (const side of roundOrder(sides, round)) {
      const result = await run(side, seconds);
      side.results.push(result);
      progress(
        `round ${round} ${side.name}: ${Math.round(result.perSecond)} messages/s, p99 ${result.p99.toFixed(1)} ms`,
      );
    }
  }
  await Promise.all([generator, ...sides.map((side) => side.server)].map((worker) => worker.stop()));

  const rates = (side: Side) => side.results.map((result) => result.perSecond);
  const figures = ({ results }: Side) => {
    const of = (key: "p50" | "p99" | "cpu") => median(results.map((result) => result[key]));
    return `p50 ${of("p50").toFixed(1)} ms, p99 ${of("p99").toFixed(1)} ms, ${of("cpu").toFixed(0)} µs CPU a message`;
  };
  const compare = (floor: string, side: Side, target: Comparison["target"]): Comparison => ({
    work: `saved messages, ${SENDERS} closed loops in ${SENDERS / 2} direct rooms`,
    unit: "messages/s",
    ours: rates(ours),
    baseline: floor,
    baselineValues: rates(side),
    target,
    notes: `Parley ${figures(ours)}; floor ${figures(side)}`,
  });
  return [
    compare("stock Socket.IO, a statement per message", statement, { atLeast: 3 }),
    compare("stock Socket.IO, a transaction per message", transaction, null),
  ];
};
