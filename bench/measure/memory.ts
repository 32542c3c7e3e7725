import { setTimeout as sleep } from "node:timers/promises";
import type { LoadGenerator } from "../load/generator";
import { type BenchProcess, startProcess } from "../support/child-process";
import type { Measure } from "../support/context";
import { insertPopulation, planPopulation, sealCredentials } from "../support/population";
import type { ServerCommands } from "../support/server-commands";
import { median } from "../support/statistics";
import { roundOrder } from "./in-turn";
import { startParley } from "./start-parley";

const CONNECTIONS = 2_000;
/** Connections open from before the first measurement until the last: they absorb what a server allocates and loads at its start. */
const FIRST_CONNECTIONS = 500;
/** How long connecting may still cost memory, ms. */
const SETTLE_MS = 2_000;

/** Measures the memory of an idle connection: 2,000 users, each connected once and in one direct room. */
export const measureMemory: Measure = async ({ database, rounds = 3, nodeFlags, progress }) => {
  const population = planPopulation(FIRST_CONNECTIONS + CONNECTIONS, "pairs");
  const auths = await sealCredentials(population);
  const url = await database.createDatabase("memory");
  await insertPopulation(url, population);
  const generator = await startProcess<LoadGenerator>("bench/load/generator.ts");

  const perConnection = async (name: string, server: BenchProcess<ServerCommands>) => {
    const endpoint = { port: await server.call("port", undefined), protocol: "socketio" as const };
    const open = async (part: string, from: number, to?: number) => {
      await generator.call("open", { name: part, endpoint, auths: auths.slice(from, to) });
      await sleep(SETTLE_MS);
      return server.call("memory", undefined);
    };
    const before = await open("first", 0, FIRST_CONNECTIONS);
    const after = await open("rest", FIRST_CONNECTIONS);
    await generator.call("close", { name: "first" });
    await generator.call("close", { name: "rest" });
    await server.stop();
    const each = (bytes: number) => bytes / 1_024 / CONNECTIONS;
    const result = { resident: each(after.resident - before.resident), heap: each(after.heap - before.heap) };
    progress(`${name}: ${result.resident.toFixed(1)} KiB resident, ${result.heap.toFixed(1)} KiB heap`);
    return result;
  };
  const ours: Awaited<ReturnType<typeof perConnection>>[] = [];
  const theirs: typeof ours = [];
  const gc = ["--expose-gc"];
  const sides = [
    async () =>
      ours.push(await perConnection("parley", await startParley(url, [...gc, ...nodeFlags("parley")]))),
    async () => {
      const stock = await startProcess<ServerCommands>("bench/baselines/stock-socketio.ts", {
        env: { DATABASE_URL: url },
        nodeFlags: [...gc, ...nodeFlags("stock")],
      });
      theirs.push(await perConnection("stock", stock));
    },
  ];
  for (let round = 1; round <= rounds; round++) {
    for (const measure of roundOrder(sides, round)) await measure();
  }
  await generator.stop();

  const heap = (results: typeof ours) => median(results.map((result) => result.heap)).toFixed(1);
  return [
    {
      work: `resident memory, ${CONNECTIONS} more idle connections`,
      unit: "KiB/connection",
      ours: ours.map((result) => result.resident),
      baseline: "stock Socket.IO, same people and rooms",
      baselineValues: theirs.map((result) => result.resident),
      target: { atMost: 1 },
      notes: `of it on V8's heap: Parley ${heap(ours)} KiB, floor ${heap(theirs)} KiB`,
    },
  ];
};
