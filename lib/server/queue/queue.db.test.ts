import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createEffects, effectHandler, effectJob, runsOf } from "@/tests/support/crashing/effect-job";
import { addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import { createSession } from "../accounts/sessions/create-session";
import { transaction } from "../db/transaction";
import { runtime } from "../platform/runtime";
import { discardJobs } from "./discard-jobs";
import { enqueue } from "./enqueue";
import { scheduledJobs } from "./handlers/scheduled-jobs";
import { countJobs, listJobs } from "./queries";
import { renewLeases } from "./renew-leases";
import { retryJobs } from "./retry-jobs";
import { startWorker } from "./start-worker";

let close: () => Promise<void>;
let stopWorker: (() => Promise<void>) | undefined;
let child: ChildProcess | undefined;
beforeAll(async () => {
  close = await openTestDatabase();
  await createEffects();
});
afterEach(async () => {
  child?.kill("SIGKILL");
  child = undefined;
  await stopWorker?.();
  stopWorker = undefined;
  await discardJobs((await listJobs()).map(({ id }) => id));
});
afterAll(() => close());

const startEffectWorker = async (after: () => Promise<unknown> = async () => undefined) => {
  stopWorker = await startWorker([effectHandler(after)]);
};
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });
const jobCount = async () => (await listJobs()).length;

test("a job is added exactly when its transaction commits", async () => {
  const failing = transaction(async (sql) => {
    await enqueue(effectJob, { id: "rolled back" }, { sql });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await jobCount()).toBe(0);
  await transaction((sql) => enqueue(effectJob, { id: "committed" }, { sql }));
  expect(await jobCount()).toBe(1);
  await startEffectWorker();
  await eventually(jobCount).toBe(0);
  expect(await runsOf("committed")).toBe(1);
  expect(await runsOf("rolled back")).toBe(0);
});

test("jobs with the same key are merged into one, with the last payload", async () => {
  const runAt = new Date(Date.now() + 500);
  for (const id of ["first", "second", "third"]) await enqueue(effectJob, { id }, { key: "room", runAt });
  expect(await jobCount()).toBe(1);
  await startEffectWorker();
  await eventually(jobCount).toBe(0);
  expect([await runsOf("first"), await runsOf("second"), await runsOf("third")]).toEqual([0, 0, 1]);
});

test("a failed job is retried; a dead job stays in the queue and can be listed, retried and discarded", async () => {
  let broken = true;
  await startEffectWorker(async () => {
    if (broken) throw new Error("the service is down");
  });
  const id = await enqueue(effectJob, { id: "failing" });
  await eventually(async () => (await listJobs({ id }))[0]?.lastError).toContain("the service is down");
  const [waiting] = await listJobs({ id });
  expect(waiting).toMatchObject({ state: "waiting", attempts: 1, maxAttempts: 2 });
  expect(waiting?.runAt.getTime()).toBeGreaterThan(waiting?.createdAt.getTime() ?? 0);
  await eventually(async () => (await listJobs({ id }))[0]?.state).toBe("dead");
  expect(await runsOf("failing")).toBe(2);
  expect(await countJobs()).toEqual([{ name: "test_effect", waiting: 0, dead: 1, oldestSeconds: 0 }]);
  broken = false;
  expect(await retryJobs([id, 999_999])).toEqual([id]);
  await eventually(jobCount).toBe(0);
  expect(await runsOf("failing")).toBe(3);
  const later = await enqueue(effectJob, { id: "never" }, { runAt: new Date(Date.now() + 60_000) });
  expect(await discardJobs([later])).toEqual([later]);
  expect(await jobCount()).toBe(0);
});

test("a job with an invalid payload does not run and is listed as dead", async () => {
  await startEffectWorker();
  await runtime("sql")`select graphile_worker.add_job('test_effect', '{"id":1}', max_attempts => 1)`;
  await eventually(() => listJobs({ state: "dead" })).toHaveLength(1);
  await expect(enqueue(effectJob, { id: 1 } as never)).rejects.toThrow();
});

test("P14 the job of a killed worker runs again in another worker and takes effect once", async () => {
  child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/crashing/hanging-worker.ts", runtime("databaseUrl")],
    { stdio: "ignore" },
  );
  const id = await enqueue(effectJob, { id: "killed" });
  await eventually(() => runsOf("killed")).toBe(1);
  expect((await listJobs({ id }))[0]).toMatchObject({ state: "running", attempts: 1 });
  // As long as the worker renews its lease, no other worker takes its job.
  await renewLeases(new Set(), 30);
  expect((await listJobs({ id }))[0]?.state).toBe("running");
  child.kill("SIGKILL");
  await once(child, "exit");
  await startEffectWorker();
  await vi.waitFor(
    async () => {
      await renewLeases(new Set(), 1);
      expect(await jobCount()).toBe(0);
    },
    { timeout: 20_000, interval: 500 },
  );
  expect(await runsOf("killed")).toBe(2);
  const [rows] = await runtime("sql")`select count(*)::int as n from effects where id = 'killed'`;
  expect(rows?.n).toBe(1);
});

test("a job that runs longer than a lease stays with its worker", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await startEffectWorker(() => finished);
  const id = await enqueue(effectJob, { id: "long" });
  await eventually(() => runsOf("long")).toBe(1);
  // As if the job had started, and its lease had last been renewed, a minute ago.
  await runtime("sql")`
    update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where id = ${id}`;
  await eventually(async () => {
    const [job] = await runtime("sql")<{ held: boolean }[]>`
      select locked_at > now() - interval '20 seconds' as held from graphile_worker.jobs where id = ${id}`;
    return job?.held;
  }).toBe(true);
  finish();
  await eventually(jobCount).toBe(0);
  expect(await runsOf("long")).toBe(1);
});

test("a stop waits for the running job and marks it as done", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await startEffectWorker(() => finished);
  await enqueue(effectJob, { id: "running" });
  await eventually(() => runsOf("running")).toBe(1);
  const order: string[] = [];
  const stopped = stopWorker?.().then(() => order.push("stopped"));
  stopWorker = undefined;
  await sleep(200);
  order.push("finished");
  finish();
  await stopped;
  expect(order).toEqual(["finished", "stopped"]);
  expect(await jobCount()).toBe(0);
});

test("P16 jobs continue after every database connection was terminated", async () => {
  await startEffectWorker();
  const terminateConnections = () => runtime("sql")`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await terminateConnections();
  await eventually(() =>
    enqueue(effectJob, { id: "after the cut" }).then(
      () => true,
      () => false,
    ),
  ).toBe(true);
  await eventually(() => runsOf("after the cut")).toBeGreaterThan(0);
  await eventually(jobCount).toBe(0);
});

test("expire_sessions removes expired sessions only", async () => {
  const ann = await addUser("Ann");
  const device = { userAgent: null, ip: null };
  const [expired, active] = [
    await createSession(ann.userId, device),
    await createSession(ann.userId, device),
  ];
  await runtime("sql")`update sessions set expires_at = now() where id = ${expired}`;
  const job = scheduledJobs.find(({ name }) => name === "expire_sessions");
  if (!job) throw new Error("there is no such scheduled job");
  stopWorker = await startWorker([job]);
  await enqueue(job, {});
  const remaining = async () =>
    (await runtime("sql")`select id from sessions where id in (${expired}, ${active})`).map(({ id }) => id);
  await eventually(remaining).toEqual([active]);
});
