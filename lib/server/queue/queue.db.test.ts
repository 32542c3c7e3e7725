import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createEffects, effectHandler, effectJob, runsOf } from "@/tests/support/crashing/effect-job";
import { addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import { createSession } from "../accounts/sessions/create-session";
import { transaction } from "../db/transaction";
import { runtime } from "../platform/runtime";
import { expireSessionsJob } from "./definitions/expire-sessions";
import { discardJobs } from "./discard-jobs";
import { enqueue } from "./enqueue";
import { onExpireSessions } from "./handlers/expire-sessions";
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

const work = async (after: () => Promise<unknown> = async () => undefined) => {
  stopWorker = await startWorker([effectHandler(after)]);
};
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 20_000 });
const left = async () => (await listJobs()).length;

test("a job comes with the transaction that wants it, or not at all", async () => {
  const failing = transaction(async (sql) => {
    await enqueue(effectJob, { id: "rolled back" }, { sql });
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await left()).toBe(0);
  await transaction((sql) => enqueue(effectJob, { id: "committed" }, { sql }));
  expect(await left()).toBe(1);
  await work();
  await soon(left).toBe(0);
  expect(await runsOf("committed")).toBe(1);
  expect(await runsOf("rolled back")).toBe(0);
});

test("jobs with one key are one job, with the payload of the last", async () => {
  const runAt = new Date(Date.now() + 500);
  for (const id of ["first", "second", "third"]) await enqueue(effectJob, { id }, { key: "room", runAt });
  expect(await left()).toBe(1);
  await work();
  await soon(left).toBe(0);
  expect([await runsOf("first"), await runsOf("second"), await runsOf("third")]).toEqual([0, 0, 1]);
});

test("a job that fails is tried later; one that fails for good stays and can be seen, tried again and discarded", async () => {
  let broken = true;
  await work(async () => {
    if (broken) throw new Error("the service is away");
  });
  const id = await enqueue(effectJob, { id: "failing" });
  await soon(async () => (await listJobs({ id }))[0]?.lastError).toContain("the service is away");
  const [waiting] = await listJobs({ id });
  expect(waiting).toMatchObject({ state: "waiting", attempts: 1, maxAttempts: 2 });
  expect(waiting?.runAt.getTime()).toBeGreaterThan(waiting?.createdAt.getTime() ?? 0);
  await soon(async () => (await listJobs({ id }))[0]?.state).toBe("dead");
  expect(await runsOf("failing")).toBe(2);
  expect(await countJobs()).toEqual([{ name: "test_effect", waiting: 0, dead: 1, oldestSeconds: 0 }]);
  broken = false;
  expect(await retryJobs([id, 999_999])).toEqual([id]);
  await soon(left).toBe(0);
  expect(await runsOf("failing")).toBe(3);
  const later = await enqueue(effectJob, { id: "never" }, { runAt: new Date(Date.now() + 60_000) });
  expect(await discardJobs([later])).toEqual([later]);
  expect(await left()).toBe(0);
});

test("a payload that is not of the job's form does nothing and can be seen", async () => {
  await work();
  await runtime("sql")`select graphile_worker.add_job('test_effect', '{"id":1}', max_attempts => 1)`;
  await soon(() => listJobs({ state: "dead" })).toHaveLength(1);
  await expect(enqueue(effectJob, { id: 1 } as never)).rejects.toThrow();
});

test("P14 a killed worker's job runs again elsewhere, and its effect is there once", async () => {
  child = spawn(
    process.execPath,
    ["--import", "tsx", "tests/support/crashing/hanging-worker.ts", runtime("databaseUrl")],
    { stdio: "ignore" },
  );
  const id = await enqueue(effectJob, { id: "killed" });
  await soon(() => runsOf("killed")).toBe(1);
  expect((await listJobs({ id }))[0]).toMatchObject({ state: "running", attempts: 1 });
  // As long as it says that it lives, nobody takes its job.
  await renewLeases(new Set(), 30);
  expect((await listJobs({ id }))[0]?.state).toBe("running");
  child.kill("SIGKILL");
  await once(child, "exit");
  await work();
  await vi.waitFor(
    async () => {
      await renewLeases(new Set(), 1);
      expect(await left()).toBe(0);
    },
    { timeout: 20_000, interval: 500 },
  );
  expect(await runsOf("killed")).toBe(2);
  const [rows] = await runtime("sql")`select count(*)::int as n from effects where id = 'killed'`;
  expect(rows?.n).toBe(1);
});

test("a job that takes longer than a lease is left to the worker that does it", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await work(() => finished);
  const id = await enqueue(effectJob, { id: "long" });
  await soon(() => runsOf("long")).toBe(1);
  // As if it had begun a minute ago, and its worker had last said just before that it lives.
  await runtime("sql")`
    update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where id = ${id}`;
  await soon(async () => {
    const [job] = await runtime("sql")<{ held: boolean }[]>`
      select locked_at > now() - interval '20 seconds' as held from graphile_worker.jobs where id = ${id}`;
    return job?.held;
  }).toBe(true);
  finish();
  await soon(left).toBe(0);
  expect(await runsOf("long")).toBe(1);
});

test("a stop waits for the job that runs, and leaves it done", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  await work(() => finished);
  await enqueue(effectJob, { id: "running" });
  await soon(() => runsOf("running")).toBe(1);
  const order: string[] = [];
  const stopped = stopWorker?.().then(() => order.push("stopped"));
  stopWorker = undefined;
  await sleep(200);
  order.push("finished");
  finish();
  await stopped;
  expect(order).toEqual(["finished", "stopped"]);
  expect(await left()).toBe(0);
});

test("P16 jobs go on after every connection to the database was cut", async () => {
  await work();
  const cut = () => runtime("sql")`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await cut();
  await soon(() =>
    enqueue(effectJob, { id: "after the cut" }).then(
      () => true,
      () => false,
    ),
  ).toBe(true);
  await soon(() => runsOf("after the cut")).toBeGreaterThan(0);
  await soon(left).toBe(0);
});

test("sessions whose time is over are removed, and no others", async () => {
  const ann = await addUser("Ann");
  const device = { userAgent: null, ip: null };
  const [over, alive] = [await createSession(ann.userId, device), await createSession(ann.userId, device)];
  await runtime("sql")`update sessions set expires_at = now() where id = ${over}`;
  stopWorker = await startWorker([onExpireSessions]);
  await enqueue(expireSessionsJob, {});
  const kept = async () =>
    (await runtime("sql")`select id from sessions where id in (${over}, ${alive})`).map(({ id }) => id);
  await soon(kept).toEqual([alive]);
});
