import type { LoadGenerator } from "../load/generator";
import { type BenchProcess, startProcess } from "../support/child-process";
import type { Measure, MeasureContext } from "../support/context";
import { insertPopulation, planPopulation, sealCredentials } from "../support/population";
import type { ServerCommands } from "../support/server-commands";
import { median } from "../support/statistics";
import { roundOrder } from "./in-turn";
import { startParley } from "./start-parley";

const MEMBERS = 1_000;
const BYTES = 200;
/** Messages a second; the burst exceeds what the baseline can do on one core. */
const STEADY = 20;
const BURST = 200;
const WARM_SECONDS = 1.5;

interface Side {
  name: string;
  server: BenchProcess<ServerCommands>;
}

/** Measures the server's CPU time per delivery in one group of 1,000 connected members. */
export const measureFanout: Measure = async (context) => {
  const { rounds = 5, seconds = 3, progress } = context;
  const population = planPopulation(MEMBERS, "one");
  const roomId = population.rooms[0]?.id ?? "";
  const url = await context.database.createDatabase("fanout");
  await insertPopulation(url, population);
  const generator = await startProcess<LoadGenerator>("bench/load/generator.ts");
  const sides = await openSides(context, generator, url, await sealCredentials(population));

  const measure = async ({ name, server }: Side, rate: number, duration: number) => {
    const before = await server.call("cpu", undefined);
    const result = await generator.call("broadcast", {
      name,
      plan: { roomId, rate, seconds: duration, bytes: BYTES },
    });
    const used = (await server.call("cpu", undefined)) - before;
    return { ...result, cost: used / result.deliveries, perFrame: result.deliveries / result.frames };
  };
  for (const side of sides) await measure(side, STEADY, WARM_SECONDS);
  const windows = [
    { rate: STEADY, duration: seconds, target: { atMost: 1.15 } },
    { rate: BURST, duration: seconds / 3, target: { atMost: 0.5 } },
  ].map((window) => ({ ...window, results: sides.map(() => [] as Awaited<ReturnType<typeof measure>>[]) }));
  for (let round = 1; round <= rounds; round++) {
    for (const { rate, duration, results } of windows) {
      for (const [index, side] of roundOrder([...sides.entries()], round)) {
        const result = await measure(side, rate, duration);
        results[index]?.push(result);
        progress(
          `round ${round} ${side.name} ${rate}/s: ${result.cost.toFixed(2)} µs/delivery, p99 ${result.p99.toFixed(0)} ms`,
        );
      }
    }
  }
  await Promise.all([generator, ...sides.map((side) => side.server)].map((worker) => worker.stop()));

  return windows.map(({ rate, target, results: [ours = [], theirs = []] }) => {
    const p99 = (results: typeof ours) => median(results.map((result) => result.p99)).toFixed(0);
    const perFrame = median(ours.map((result) => result.perFrame)).toFixed(1);
    return {
      work: `fan-out, ${MEMBERS} members, ${rate} messages/s of ${BYTES} B`,
      unit: "µs CPU/delivery",
      ours: ours.map((result) => result.cost),
      baseline: "bare `ws` loop, nothing stored",
      baselineValues: theirs.map((result) => result.cost),
      target,
      notes: `Parley p99 ${p99(ours)} ms, ${perFrame} messages a frame; floor p99 ${p99(theirs)} ms; CPU of the node process, Postgres not counted`,
    };
  });
};

async function openSides(
  { nodeFlags }: MeasureContext,
  generator: BenchProcess<LoadGenerator>,
  url: string,
  auths: { token: string; userId: string }[],
): Promise<Side[]> {
  const parley = await startParley(url, nodeFlags("parley"));
  const loop = await startProcess<ServerCommands>("bench/baselines/ws-loop.ts", {
    nodeFlags: nodeFlags("ws-loop"),
  });
  const open = async (name: string, server: BenchProcess<ServerCommands>, protocol: "plain" | "socketio") => {
    const port = await server.call("port", undefined);
    await generator.call("open", { name, endpoint: { port, protocol }, auths });
    return { name, server };
  };
  return [await open("parley", parley, "socketio"), await open("ws-loop", loop, "plain")];
}
