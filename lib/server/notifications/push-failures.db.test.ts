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

interface Scenario {
  ann: Actor;
  bo: Actor;
  roomId: string;
  browser: PushReceiver;
}

/** Ann sends Bo a message, and Bo's push service answers with `responses`. */
async function createScenario(...responses: PushServiceResponse[]): Promise<Scenario> {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = await subscribeReceiver(service, bo);
  browser.responses.push(...responses);
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "hello");
  await notifyRoom(roomId);
  return { ann, bo, roomId, browser };
}

/** Returns the job of Bo's deferred device and its payload. */
async function deferredJob({ bo, roomId }: Scenario) {
  const [subscription] = await listSubscriptions(bo);
  const key = `push:${roomId}:${subscription?.id}`;
  const [job] = await runtime("sql")<{ id: number; runAt: Date; taskIdentifier: string }[]>`
    select id, run_at, task_identifier from graphile_worker.jobs where key = ${key}`;
  return job && { ...job, target: { roomId, subscriptionId: subscription?.id ?? "" } };
}

test.each([404, 410])("%i removes the subscription, and nothing is deferred", async (status) => {
  const scenario = await createScenario({ status });
  expect(await listSubscriptions(scenario.bo)).toEqual([]);
  expect(await hasDuePush(scenario.roomId)).toBe(false);
  const [remaining] = await runtime(
    "sql",
  )`select count(*)::int as n from push_notified where user_id = ${scenario.bo.userId}`;
  expect([remaining?.n, scenario.browser.requests]).toEqual([0, 1]);
});

test("413 sends the push again at once without the text", async () => {
  const { browser } = await createScenario({ status: 413 });
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
  ["429 with a Retry-After of a week", { status: 429, headers: { "retry-after": "604800" } }, 3_500, 3_700],
  ["500", { status: 500 }, 20, 40],
  ["an interrupted response", { cut: true }, 20, 40],
])(
  "%s defers the device, does not hold up the room, and delivers later",
  async (_name, response, least, most) => {
    const scenario = await createScenario(response);
    expect(await hasDuePush(scenario.roomId)).toBe(false);
    const job = await deferredJob(scenario);
    expect(job?.taskIdentifier).toBe(pushDeviceJob.name);
    const seconds = ((job?.runAt.getTime() ?? 0) - Date.now()) / 1_000;
    expect(seconds).toBeGreaterThan(least);
    expect(seconds).toBeLessThan(most);
    // It is left alone while it is deferred, whatever else is sent.
    await sendText(scenario.ann, scenario.roomId, "and more");
    await notifyRoom(scenario.roomId);
    expect(scenario.browser.requests).toBe(1);
    if (job) await deliverDeferred(job.target);
    expect(scenario.browser.received.map(({ payload }) => payload)).toMatchObject([{ seq: 2, count: 2 }]);
    if (job) await deliverDeferred(job.target);
    expect(scenario.browser.requests).toBe(2);
  },
);

test("a job fails if the push service still does not accept the push, so that it is retried and a dead one is visible", async () => {
  const scenario = await createScenario(
    { status: 500 },
    { status: 500 },
    { status: 429, headers: { "retry-after": "300" } },
  );
  const job = await deferredJob(scenario);
  if (!job) throw new Error("no job");
  await expect(deliverDeferred(job.target)).rejects.toThrow("does not accept it now");
  await deliverDeferred(job.target);
  const nextJob = await deferredJob(scenario);
  expect((nextJob?.runAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(200_000);
  expect((await listJobs({ id: job.id }))[0]).toMatchObject({ name: "push_device", maxAttempts: 9 });
});

test("a slow push service holds up neither its room nor other rooms, and a late acceptance counts", async () => {
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

test("a response that is interrupted after the push was accepted shows no notification twice", async () => {
  const scenario = await createScenario({ cut: true, taken: true });
  const job = await deferredJob(scenario);
  if (job) await deliverDeferred(job.target);
  expect(scenario.browser.received).toHaveLength(2);
  expect(new Set(scenario.browser.received.map(({ topic }) => topic)).size).toBe(1);
  expect([...scenario.browser.showings]).toEqual([[`room:${scenario.roomId} 1`, 1]]);
});

test("a device is removed after five refusals in a row, and a redirect is a refusal", async () => {
  const scenario = await createScenario({ status: 403 });
  for (const response of [
    { status: 302, headers: { location: "https://public.example/" } },
    { status: 400 },
    { status: 401 },
  ]) {
    scenario.browser.responses.push(response);
    await sendText(scenario.ann, scenario.roomId, "again");
    await notifyRoom(scenario.roomId);
  }
  expect(await listSubscriptions(scenario.bo)).toHaveLength(1);
  scenario.browser.responses.push({ status: 400 });
  await sendText(scenario.ann, scenario.roomId, "the fifth");
  await notifyRoom(scenario.roomId);
  expect([(await listSubscriptions(scenario.bo)).length, scenario.browser.requests]).toEqual([0, 5]);
});

test("a retraction that fails is tried again later", async () => {
  const scenario = await createScenario();
  await runtime("sql")`update push_notified set retract_at = now() where room_id = ${scenario.roomId}`;
  scenario.browser.responses.push({ status: 500 });
  expect(await retractPushes()).toBe(1);
  expect(scenario.browser.shown.size).toBe(1);
  const due = await runtime("sql")`
    update push_notified set retract_at = now() where room_id = ${scenario.roomId} and retract_at > now() returning 1`;
  expect(due).toHaveLength(1);
  expect(await retractPushes()).toBe(1);
  expect(scenario.browser.shown.size).toBe(0);
});

test("a test push reaches the device, or fails with the reason", async () => {
  const { bo, browser } = await createScenario();
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
