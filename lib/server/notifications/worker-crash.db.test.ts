import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addGroup, addUser, sendText } from "@/tests/support/domain/fixtures";
import { hasDuePush, openPushFixture, subscribeReceiver } from "@/tests/support/domain/push-fixtures";
import type { PushService } from "@/tests/support/fakes/push-service";
import type { FailPoint } from "../platform/fail-point";
import { runtime } from "../platform/runtime";
import { pollDueWork } from "../queue/handlers/poll-due-work";
import { pushHandlers } from "../queue/handlers/push-handlers";
import { renewLeases } from "../queue/renew-leases";
import { startWorker } from "../queue/start-worker";
import { markRead } from "../receipts/receipt-writer";

let service: PushService;
let close: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), "parley-ca-"));
beforeAll(async () => {
  ({ service, close } = await openPushFixture("localhost"));
  writeFileSync(join(folder, "ca.pem"), service.ca);
});
afterAll(async () => {
  expect(service.faults).toEqual([]);
  await close();
  rmSync(folder, { recursive: true });
});

/** Runs a worker that kills itself with SIGKILL when it passes this fail point for the `times`th time. */
async function crashAt(point: FailPoint, times: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "tests/support/crashing/fail-point-worker.ts",
      runtime("databaseUrl"),
      point,
      String(times),
    ],
    {
      stdio: "ignore",
      env: {
        ...process.env,
        NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
        OUTBOUND_ALLOW: `localhost:${service.port}`,
      },
    },
  );
  const [, signal] = await once(child, "exit");
  expect(signal).toBe("SIGKILL");
}

/** Runs a worker until `isDone`, including the dead worker's jobs. */
async function drainJobs(isDone: () => Promise<boolean>): Promise<void> {
  const stopWorker = await startWorker(pushHandlers);
  const stopWatching = pollDueWork();
  await vi.waitFor(
    async () => {
      // The dead worker's lease expires at once, not after half a minute.
      await renewLeases(new Set(), 1);
      expect(await isDone()).toBe(true);
    },
    { timeout: 25_000, interval: 500 },
  );
  await stopWatching();
  await stopWorker();
}

test.each<[FailPoint, number]>([
  ["push_queued", 1],
  ["push_started", 1],
  ["push_sending", 2],
  ["push_sent", 1],
  ["push_recorded", 1],
  ["push_settled", 1],
])("P14 kill -9 of the worker at %s loses no notification and shows none twice", async (point, times) => {
  const [ann, ...readers] = await Promise.all(["Ann", "Bo", "Cy", "Dee"].map((name) => addUser(name)));
  if (!ann) throw new Error("nobody");
  const browsers = await Promise.all(readers.map((reader) => subscribeReceiver(service, reader)));
  const roomId = await addGroup(ann, ...readers);
  await sendText(ann, roomId, "one");
  await crashAt(point, times);
  // Sent while no worker runs.
  await sendText(ann, roomId, "two");
  await drainJobs(async () => !(await hasDuePush(roomId)));
  for (const browser of browsers) {
    expect(browser.shown).toEqual(new Map([[`room:${roomId}`, 2]]));
    expect([...browser.showings.values()].every((count) => count === 1)).toBe(true);
    expect(new Set(browser.received.map(({ topic }) => topic)).size).toBe(1);
  }
});

test.each<[FailPoint, number]>([
  ["push_deferred", 1],
  ["push_sent", 2],
])(
  "P14 kill -9 of the worker at %s: a device that its push service did not accept is notified once in the end",
  async (point, times) => {
    const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
    const browser = await subscribeReceiver(service, bo);
    browser.responses.push({ status: 429, headers: { "retry-after": "1" } });
    const roomId = await addGroup(ann, bo);
    await sendText(ann, roomId, "one");
    await crashAt(point, times);
    const deferred = () => runtime("sql")`
      select 1 from push_notified where user_id = ${bo.userId} and owed_from is not null`;
    await drainJobs(async () => !(await hasDuePush(roomId)) && (await deferred()).length === 0);
    expect([...browser.showings]).toEqual([[`room:${roomId} 1`, 1]]);
  },
);

test("P14 kill -9 during retractions: all notifications are retracted in the end", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browsers = [await subscribeReceiver(service, bo), await subscribeReceiver(service, bo)];
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "one");
  await drainJobs(async () => !(await hasDuePush(roomId)));
  expect(browsers.map(({ shown }) => shown.size)).toEqual([1, 1]);
  await markRead(bo, { roomId, seq: 1 });
  await crashAt("push_sent", 1);
  // Interrupted retractions are tried again a minute later.
  await runtime("sql")`update push_notified set retract_at = now() where retract_at is not null`;
  await drainJobs(async () => browsers.every(({ shown }) => shown.size === 0));
});
