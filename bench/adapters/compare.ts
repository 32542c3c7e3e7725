import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { startRedis, type TestRedis } from "../../tests/support/processes/redis";
import { Connection } from "../load/connection";
import { median, percentile } from "../support/statistics";
import type { InstanceLoad, InstanceReply } from "./instance";

const KINDS = ["classic", "sharded"] as const;
const ROUNDS = 3;
const ROOMS = 100;
const CLIENTS_PER_ROOM = 4;
const PER_SECOND = 400;
const SECONDS = 4;

/** Whether a room's clients are on both instances or all on one. */
type Placement = "shared" | "apart";
type RedisFault = "none" | "slow" | "stopped";

interface Round {
  deliveries: number;
  cpuPerDeliveryUs: number;
  localP99Ms: number;
}

/** Compares adapters with two instances on one Redis: CPU per delivery, and local latency with healthy and failing Redis. */
async function main(): Promise<void> {
  const cases: [Placement, RedisFault][] = [
    ["shared", "none"],
    ["apart", "none"],
    ["shared", "slow"],
    ["shared", "stopped"],
  ];
  process.stdout.write(
    "| adapter | rooms | Redis | deliveries of those due | CPU a delivery | local p99 |\n",
  );
  process.stdout.write("| --- | --- | --- | --- | --- | --- |\n");
  for (const [placement, trouble] of cases) {
    const rounds = { classic: [] as Round[], sharded: [] as Round[] };
    for (let n = 0; n < ROUNDS; n += 1)
      for (const kind of KINDS) rounds[kind].push(await measure(kind, placement, trouble));
    for (const kind of KINDS) {
      const of = (key: keyof Round) => median(rounds[kind].map((round) => round[key]));
      const share = of("deliveries") / (2 * PER_SECOND * SECONDS * CLIENTS_PER_ROOM);
      const cells = [
        kind,
        placement,
        trouble,
        `${Math.round(share * 100)} %`,
        share > 0 ? `${of("cpuPerDeliveryUs").toFixed(0)} µs` : "–",
        share > 0 ? `${of("localP99Ms").toFixed(0)} ms` : "–",
      ];
      process.stdout.write(`| ${cells.join(" | ")} |\n`);
    }
  }
}

async function measure(kind: string, placement: Placement, trouble: RedisFault): Promise<Round> {
  const redis = await startRedis();
  const instances = await Promise.all([start(kind, redis), start(kind, redis)]);
  const rooms = Array.from({ length: ROOMS }, (_, index) => `room ${index}`);
  const localDelays: number[] = [];
  let deliveries = 0;
  const connections: Connection[] = [];
  for (const [index, room] of rooms.entries()) {
    for (let client = 0; client < CLIENTS_PER_ROOM; client += 1) {
      const at = placement === "shared" ? client % 2 : index % 2;
      const endpoint = { port: instances[at]?.port ?? 0, protocol: "socketio" as const };
      const connection = await Connection.open(endpoint, { room });
      connection.onEvent = (payload) => {
        deliveries += 1;
        // 42["message",TIME,…: rooms are emitted to by the instance of their own parity.
        if (at === index % 2) localDelays.push(Date.now() - Number(payload.toString("latin1", 13, 26)));
      };
      connections.push(connection);
    }
  }
  await sleep(500);
  const paused = injectRedisFault(redis, trouble);
  const loads = instances.map((instance, at) =>
    instance.run({
      rooms: rooms.filter((_, index) => index % 2 === at),
      perSecond: PER_SECOND,
      seconds: SECONDS,
    }),
  );
  const cpuMs = (await Promise.all(loads)).reduce((sum, answer) => sum + answer, 0);
  const counted = deliveries;
  paused();
  for (const connection of connections) connection.close();
  for (const { child } of instances) child.kill("SIGKILL");
  await redis.stop(trouble === "none" ? "SIGTERM" : "SIGKILL");
  return {
    deliveries: counted,
    cpuPerDeliveryUs: (cpuMs * 1_000) / Math.max(1, counted),
    localP99Ms: percentile(localDelays, 0.99),
  };
}

/** Slow: Redis answers in bursts of 100 ms once a second. Stopped: it never answers. Returns the function that heals it. */
function injectRedisFault({ pid }: TestRedis, trouble: RedisFault): () => void {
  if (trouble === "none") return () => undefined;
  process.kill(pid, "SIGSTOP");
  if (trouble === "stopped") return () => process.kill(pid, "SIGCONT");
  const timer = setInterval(() => {
    process.kill(pid, "SIGCONT");
    setTimeout(() => process.kill(pid, "SIGSTOP"), 100);
  }, 1_000);
  return () => {
    clearInterval(timer);
    process.kill(pid, "SIGCONT");
  };
}

interface Instance {
  child: ChildProcess;
  port: number;
  run(load: InstanceLoad): Promise<number>;
}

async function start(kind: string, { url }: TestRedis): Promise<Instance> {
  const child = fork("bench/adapters/instance.ts", [kind, url], { execArgv: ["--import", "tsx"] });
  const answer = async () => ((await once(child, "message")) as [InstanceReply])[0];
  const ready = await answer();
  if (!("port" in ready)) throw new Error("an instance did not say where it is");
  return {
    child,
    port: ready.port,
    run: async (load) => {
      child.send(load);
      const done = await answer();
      return "cpuMs" in done ? done.cpuMs : Number.NaN;
    },
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
