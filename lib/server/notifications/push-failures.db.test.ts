import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDirectRoom, addUser, sendText } from "@/tests/support/domain/fixtures";
import { hasDuePush, openPushFixture, subscribeReceiver } from "@/tests/support/domain/push-fixtures";
import type { PushReceiver, PushService, PushServiceResponse } from "@/tests/support/fakes/push-service";
import type { Actor } from "../accounts/actor/actor";
import { runtime } from "../platform/runtime";
import { pushDeviceJob } from "../queue/job-definitions";
import { listJobs } from "../queue/queries";
import { deliverDeferred } from "./deliver-deferred";
import { notifyRoom } from "./notify-room";
import { listSubscriptions } from "./queries";
import { retractPushes } from "./retract-pushes";
import { sendTestPush } from "./send-test-push";

let service: PushService;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ service, close } = await openPushFixture());
});
afterAll(async () => {
  expect(service.faults).toEqual([]);
  await close();
});

interface Scene {
  ann: Actor;
  bo: Actor;
  roomId: string;
  browser: PushReceiver;
}

/** Ann has written to Bo, whose push service answers so. */
async function scene(...answers: PushServiceResponse[]): Promise<Scene> {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = await subscribeReceiver(service, bo);
  browser.responses.push(...answers);
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "hello");
  await notifyRoom(roomId);
  return { ann, bo, roomId, browser };
}

/** The job of the device that is owed something, and what it is called with. */
async function owedJob({ bo, roomId }: Scene) {
  const [subscription] = await listSubscriptions(bo);
  const key = `push:${roomId}:${subscription?.id}`;
  const [job] = await runtime("sql")<{ id: number; runAt: Date; taskIdentifier: string }[]>`
    select id, run_at, task_identifier from graphile_worker.jobs where key = ${key}`;
  return job && { ...job, telling: { roomId, subscriptionId: subscription?.id ?? "" } };
}

test.each([404, 410])("%i ends the subscription, and nothing is owed", async (status) => {
  const there = await scene({ status });
  expect(await listSubscriptions(there.bo)).toEqual([]);
  expect(await hasDuePush(there.roomId)).toBe(false);
  const [left] = await runtime(
    "sql",
  )`select count(*)::int as n from push_notified where user_id = ${there.bo.userId}`;
  expect([left?.n, there.browser.requests]).toEqual([0, 1]);
});

test("413 sends it again at once without the text", async () => {
  const { browser } = await scene({ status: 413 });
  expect(browser.received.map(({ payload }) => payload)).toMatchObject([
    { kind: "message", seq: 1, body: "" },
  ]);
  expect(browser.requests).toBe(2);
});

test.each<[string, PushServiceResponse, number, number]>([
  ["429 with Retry-After in seconds", { status: 429, headers: { "retry-after": "120" } }, 110, 125],
  [
    "503 with Retry-After as a date",
    { status: 503, headers: { "retry-after": new Date(Date.now() + 600_000).toUTCString() } },
    400,
    620,
  ],
  ["429 that asks for a week", { status: 429, headers: { "retry-after": "604800" } }, 3_500, 3_700],
  ["500", { status: 500 }, 20, 40],
  ["a cut answer", { cut: true }, 20, 40],
])(
  "%s: the device is owed it, the room goes on, and it is told later",
  async (_name, answer, least, most) => {
    const there = await scene(answer);
    expect(await hasDuePush(there.roomId)).toBe(false);
    const job = await owedJob(there);
    expect(job?.taskIdentifier).toBe(pushDeviceJob.name);
    const seconds = ((job?.runAt.getTime() ?? 0) - Date.now()) / 1_000;
    expect(seconds).toBeGreaterThan(least);
    expect(seconds).toBeLessThan(most);
    // In its pause it is left alone, whatever else is said.
    await sendText(there.ann, there.roomId, "and more");
    await notifyRoom(there.roomId);
    expect(there.browser.requests).toBe(1);
    if (job) await deliverDeferred(job.telling);
    expect(there.browser.received.map(({ payload }) => payload)).toMatchObject([{ seq: 2, count: 2 }]);
    if (job) await deliverDeferred(job.telling);
    expect(there.browser.requests).toBe(2);
  },
);

test("a job whose push service still does not take it fails, so that it is tried later and can be seen when it is dead", async () => {
  const there = await scene(
    { status: 500 },
    { status: 500 },
    { status: 429, headers: { "retry-after": "300" } },
  );
  const job = await owedJob(there);
  if (!job) throw new Error("no job");
  await expect(deliverDeferred(job.telling)).rejects.toThrow("does not take it now");
  await deliverDeferred(job.telling);
  const again = await owedJob(there);
  expect((again?.runAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(200_000);
  expect((await listJobs({ id: job.id }))[0]).toMatchObject({ name: "push_device", maxAttempts: 9 });
});

test("a slow push service holds up neither the room nor the others, and what it takes in the end counts", async () => {
  const [ann, bo, cy] = [await addUser("Ann"), await addUser("Bo"), await addUser("Cy")];
  const [slow, quick] = [await subscribeReceiver(service, bo), await subscribeReceiver(service, cy)];
  slow.responses.push({ delayMs: 4_000 });
  const rooms = [await addDirectRoom(ann, bo), await addDirectRoom(ann, cy)];
  for (const roomId of rooms) await sendText(ann, roomId, "hello");
  const slowly = notifyRoom(rooms[0] ?? "");
  await notifyRoom(rooms[1] ?? "");
  expect([quick.received.length, slow.received.length]).toEqual([1, 0]);
  await slowly;
  expect(await hasDuePush(rooms[0] ?? "")).toBe(false);
  const owed = async () =>
    (await runtime("sql")`select owed_from from push_notified where user_id = ${bo.userId}`)[0]?.owedFrom;
  expect(await owed()).toBe(1);
  await vi.waitFor(() => expect(slow.received).toHaveLength(1), { timeout: 10_000 });
  await expect.poll(owed).toBeNull();
});

test("an answer that is cut after the push was passed on shows nothing twice", async () => {
  const there = await scene({ cut: true, taken: true });
  const job = await owedJob(there);
  if (job) await deliverDeferred(job.telling);
  expect(there.browser.received).toHaveLength(2);
  expect(new Set(there.browser.received.map(({ topic }) => topic)).size).toBe(1);
  expect([...there.browser.showings]).toEqual([[`room:${there.roomId} 1`, 1]]);
});

test("a service that refuses for whatever reason is left after the fifth time, and a redirect is a refusal", async () => {
  const there = await scene({ status: 403 });
  for (const answer of [
    { status: 302, headers: { location: "https://public.example/" } },
    { status: 400 },
    { status: 401 },
  ]) {
    there.browser.responses.push(answer);
    await sendText(there.ann, there.roomId, "again");
    await notifyRoom(there.roomId);
  }
  expect(await listSubscriptions(there.bo)).toHaveLength(1);
  there.browser.responses.push({ status: 400 });
  await sendText(there.ann, there.roomId, "the fifth");
  await notifyRoom(there.roomId);
  expect([(await listSubscriptions(there.bo)).length, there.browser.requests]).toEqual([0, 5]);
});

test("what cannot be taken back now is taken back later, and a device that is gone is forgotten", async () => {
  const there = await scene();
  await runtime("sql")`update push_notified set retract_at = now() where room_id = ${there.roomId}`;
  there.browser.responses.push({ status: 500 });
  expect(await retractPushes()).toBe(1);
  expect(there.browser.shown.size).toBe(1);
  const due = await runtime("sql")`
    update push_notified set retract_at = now() where room_id = ${there.roomId} and retract_at > now() returning 1`;
  expect(due).toHaveLength(1);
  expect(await retractPushes()).toBe(1);
  expect(there.browser.shown.size).toBe(0);
});

test("a test reaches the device, and says when it does not", async () => {
  const { bo, browser } = await scene();
  const [mine] = await listSubscriptions(bo);
  if (!mine) throw new Error("no subscription");
  await sendTestPush(bo, mine.id);
  expect(browser.received.at(-1)?.payload).toMatchObject({ kind: "test", title: "Notifications work" });
  browser.responses.push({ status: 500 }, { status: 410 });
  await expect(sendTestPush(bo, mine.id)).rejects.toMatchObject({ code: "unavailable" });
  await expect(sendTestPush(await addUser("Eve"), mine.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(sendTestPush(bo, mine.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listSubscriptions(bo)).toEqual([]);
});
