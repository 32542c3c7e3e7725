import { createECDH, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import type { NotifierProcess } from "../push/notifier-process";
import type { PushServiceProcess } from "../push/push-service-process";
import { startWorkerProcess, type WorkerProcess } from "../push/worker-process";
import { type BenchProcess, startProcess } from "../support/child-process";
import type { Measure } from "../support/context";
import { insertPopulation, type Population, planPopulation } from "../support/population";
import type { Comparison } from "../support/report";
import { median } from "../support/statistics";

const RECIPIENTS = 10_000;
const PER_SECOND = 500;
const QUIET_SECONDS = 5;
const MEBIBYTE = 2 ** 20;
const LOOK_EVERY_MS = 100;
const APART_WITHIN_MS = 600_000;

type Result = Awaited<ReturnType<NotifierProcess["notify"]>>;
type ApartResult = Pick<Result, "seconds" | "sends"> & { peakBytes: number | null };

/** Measures notifications to a group of ten thousand absent users, each with one browser, while others send. */
export const measurePush: Measure = async ({ database, rounds = 3, nodeFlags, progress }) => {
  const group = planPopulation(RECIPIENTS + 1, "one");
  const pair = planPopulation(2, "pairs");
  const url = await database.createDatabase("push");
  await insertPopulation(url, { people: [...group.people, ...pair.people], rooms: [] });
  const service = await startProcess<PushServiceProcess>("bench/push/push-service-process.ts");
  const { port, ca } = await service.call("open", undefined as never);
  const folder = await mkdtemp(join(tmpdir(), "parley-push-"));
  await writeFile(join(folder, "ca.pem"), ca);
  const targets = await insertSubscriptions(url, group, pair, port);
  const env = {
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
    OUTBOUND_ALLOW: `localhost:${port}`,
    RATE_LIMIT_SCALE: "100000",
    DATA_DIR: folder,
  };
  const pusher = await startProcess<NotifierProcess>("bench/push/notifier-process.ts", {
    env,
    nodeFlags: nodeFlags("push"),
  });
  await pusher.call("open", url);
  const [author] = group.people;
  const [sender] = pair.people;
  const [room, pairRoom] = [group.rooms[0], pair.rooms[0]];
  if (!author || !sender || !room || !pairRoom) throw new Error("nobody");
  const sends = { author: sender, roomId: pairRoom.id };

  const ours: Result[] = [];
  const bare: Result[] = [];
  const quiet: Result[] = [];
  const apart: ApartResult[] = [];
  const work = { author, roomId: room.id, sender: sends };
  for (let round = 1; round <= rounds; round++) {
    quiet.push(await pusher.call("quiet", { sender: sends, seconds: QUIET_SECONDS }));
    const before = await service.call("taken", undefined as never);
    const result = await pusher.call("notify", work);
    const taken = (await service.call("taken", undefined as never)) - before;
    if (taken !== RECIPIENTS) throw new Error(`${taken} notifications for ${RECIPIENTS} people`);
    ours.push(result);
    bare.push(await pusher.call("bare", { targets, ca }));
    const worker = await startWorkerProcess(url, env);
    apart.push(await measureWithWorkerProcess(pusher, service, worker, work));
    await worker.stop();
    const rates = [result, ...apart.slice(-1)].map(({ seconds }) => Math.round(RECIPIENTS / seconds));
    progress(`round ${round}: ${rates.join(" and, by a worker apart, ")} notifications/s`);
  }
  await Promise.all([pusher.stop(), service.stop()]);
  await rm(folder, { recursive: true });
  return [...compare(ours, bare, quiet), ...compareWorkerProcess(apart, quiet)];
};

/** Measures delivery with `npm run worker` as a separate process, from the message on, including the room's delay of a second. */
async function measureWithWorkerProcess(
  pusher: BenchProcess<NotifierProcess>,
  service: BenchProcess<PushServiceProcess>,
  worker: WorkerProcess,
  work: Parameters<NotifierProcess["begin"]>[0],
): Promise<ApartResult> {
  const taken = () => service.call("taken", undefined as never);
  const wanted = (await taken()) + RECIPIENTS;
  const begunAt = await pusher.call("begin", work);
  for (let waited = 0; (await taken()) < wanted; waited += LOOK_EVERY_MS) {
    if (waited > APART_WITHIN_MS) throw new Error("the worker apart does not tell everybody");
    await sleep(LOOK_EVERY_MS);
  }
  const lastAt = await service.call("lastAt", undefined as never);
  const sends = await pusher.call("end", undefined as never);
  // The worker finishes its jobs before it stops; a further notification would be a duplicate.
  if ((await taken()) !== wanted) throw new Error("a device was notified twice");
  return { seconds: (lastAt - begunAt) / 1_000, sends, peakBytes: worker.peakBytes() };
}

function compare(ours: Result[], bare: Result[], quiet: Result[]): Comparison[] {
  const rate = (results: Result[]) => results.map(({ seconds }) => RECIPIENTS / seconds);
  const of = (results: Result[], pick: (one: Result) => number) => median(results.map(pick));
  const grown = of(ours, (one) => one.grownBytes) / MEBIBYTE;
  const cpu = of(ours, (one) => one.cpu) / RECIPIENTS;
  const work = `notifications to ${RECIPIENTS.toLocaleString("en")} browsers of one group`;
  return [
    {
      work,
      unit: "notifications/s",
      ours: rate(ours),
      baseline: "what is wanted",
      baselineValues: ours.map(() => PER_SECOND),
      target: { atLeast: 1 },
      notes: `memory grew by ${grown.toFixed(0)} MiB, ${cpu.toFixed(0)} µs CPU each`,
    },
    {
      work,
      unit: "notifications/s",
      ours: rate(ours),
      baseline: "encryption and TLS alone",
      baselineValues: rate(bare),
      target: null,
    },
    {
      work: "a send from the same process meanwhile",
      unit: "ms (p50)",
      ours: ours.map(({ sends }) => sends.p50),
      baseline: "without notifications",
      baselineValues: quiet.map(({ sends }) => sends.p50),
      target: null,
      notes: `p95 ${of(ours, (one) => one.sends.p95).toFixed(0)} ms against ${of(quiet, (one) => one.sends.p95).toFixed(0)} ms`,
    },
  ];
}

function compareWorkerProcess(apart: ApartResult[], quiet: Result[]): Comparison[] {
  const peaks = apart.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes / MEBIBYTE]));
  const p95 = (results: Pick<Result, "sends">[]) => median(results.map(({ sends }) => sends.p95)).toFixed(0);
  return [
    {
      work: "the same by a worker apart",
      unit: "notifications/s",
      ours: apart.map(({ seconds }) => RECIPIENTS / seconds),
      baseline: "what is wanted",
      baselineValues: apart.map(() => PER_SECOND),
      target: { atLeast: 1 },
      ...(peaks.length > 0 && { notes: `${median(peaks).toFixed(0)} MiB of memory at most` }),
    },
    {
      work: "a send meanwhile",
      unit: "ms (p50)",
      ours: apart.map(({ sends }) => sends.p50),
      baseline: "without notifications",
      baselineValues: quiet.map(({ sends }) => sends.p50),
      target: null,
      notes: `p95 ${p95(apart)} ms against ${p95(quiet)} ms`,
    },
  ];
}

/** Inserts the rooms, and a subscription for everyone in the large one except the author. A hundred keys serve all. */
async function insertSubscriptions(url: string, group: Population, pair: Population, port: number) {
  const keys = Array.from({ length: 100 }, () => ({
    p256dh: createECDH("prime256v1").generateKeys("base64url"),
    auth: randomBytes(16).toString("base64url"),
  }));
  const targets = Array.from({ length: RECIPIENTS }, (_, index) => ({
    endpoint: `https://localhost:${port}/push/${randomBytes(24).toString("base64url")}`,
    keys: keys[index % keys.length] ?? { p256dh: "", auth: "" },
  }));
  const sql = postgres(url, { max: 1 });
  for (const [{ people, rooms }, kind] of [
    [group, "group"],
    [pair, "direct"],
  ] as const) {
    const roomId = rooms[0]?.id ?? "";
    await sql`insert into rooms (id, kind, title) values (${roomId}, ${kind}, 'Bench')`;
    await sql`insert into room_members (room_id, user_id, role)
      select ${roomId}, user_id, 'member' from unnest(${people.map(({ userId }) => userId)}::uuid[]) as t(user_id)`;
  }
  const readers = group.people.slice(1);
  await sql`insert into push_subscriptions (id, user_id, session_id, kind, address, p256dh, auth, created_at)
    select id, user_id, session_id, 'webpush', address, p256dh, auth, now() - interval '1 hour' from unnest(
      ${readers.map(() => uuidv7())}::uuid[], ${readers.map(({ userId }) => userId)}::uuid[],
      ${readers.map(({ sessionId }) => sessionId)}::uuid[], ${targets.map(({ endpoint }) => endpoint)}::text[],
      ${targets.map((one) => one.keys.p256dh)}::text[], ${targets.map((one) => one.keys.auth)}::text[]
    ) as t(id, user_id, session_id, address, p256dh, auth)`;
  await sql.unsafe("vacuum analyze");
  await sql.end();
  return targets;
}
