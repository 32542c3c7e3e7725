import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "@/lib/client/connection/socket";
import { createBot, signInBot } from "../support/clients/bot";
import { type PushService, startPushService } from "../support/fakes/push-service";
import { expect, test } from "../support/pages/test";
import type { RunningServer } from "../support/processes/server";
import { type ServerWithWorker, startServerWithWorker } from "../support/processes/server-with-worker";

let folder: string;
let service: PushService;
let apart: ServerWithWorker;
let server: RunningServer;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  folder = await mkdtemp(join(tmpdir(), "parley-push-"));
  service = await startPushService("localhost");
  await writeFile(join(folder, "ca.pem"), service.ca);
  apart = await startServerWithWorker({
    NODE_EXTRA_CA_CERTS: join(folder, "ca.pem"),
    OUTBOUND_ALLOW: `localhost:${service.port}`,
  });
  ({ server } = apart);
});
test.afterAll(async () => {
  expect(await apart.stop()).toEqual([0, 0]);
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

test("P14 an absent user's device gets pushes until the user reads elsewhere or signs out", async () => {
  const [ann, bo] = [await createBot(server.url, "Ann"), await createBot(server.url, "Bo")];
  const browser = service.createReceiver();
  const { publicKey } = await bo.api.get<{ publicKey: string }>("/api/push/key");
  const wanted = { kind: "webpush", endpoint: browser.endpoint, keys: browser.keys };
  const { subscription } = await bo.api.post<{ subscription: { id: string } }>(
    "/api/push/subscriptions",
    wanted,
  );
  await bo.api.post(`/api/push/subscriptions/${subscription.id}/test`, {});
  expect(browser.received.map(({ payload }) => payload.kind)).toEqual(["test"]);
  const room = await ann.createDirectRoom(bo);
  bo.close();
  await ann.sendMessage(room.id, "are you there?");
  const shown = () => browser.shown.get(`room:${room.id}`);
  await expect.poll(shown, { timeout: 20_000 }).toBe(1);
  expect(browser.received.at(-1)).toMatchObject({
    payload: { title: "Ann", body: "are you there?", url: `/rooms/${room.id}?at=1` },
    vapidKey: publicKey,
  });

  const laptop = await signInBot(server.url, bo.email);
  await request(laptop.socket, "mark_read", { roomId: room.id, seq: 1 });
  await expect.poll(shown, { timeout: 20_000 }).toBeUndefined();

  // The laptop views the room and reads it just after the device would get its push.
  await request(laptop.socket, "join_room", { roomId: room.id });
  const seen = await ann.sendMessage(room.id, "there you are");
  const elsewhere = await ann.api.post<{ room: { id: string } }>("/api/rooms", {
    kind: "group",
    title: "Elsewhere",
    userIds: [bo.userId],
  });
  await ann.sendMessage(elsewhere.room.id, "another matter");
  await expect
    .poll(() => browser.shown.get(`room:${elsewhere.room.id}`), { timeout: 20_000 })
    .toBeGreaterThan(0);
  await request(laptop.socket, "mark_read", { roomId: room.id, seq: seen.seq });
  expect(browser.showings.has(`room:${room.id} ${seen.seq}`)).toBe(false);

  await laptop.api.delete("/api/sessions");
  await ann.sendMessage(room.id, "gone again");
  const cy = await createBot(server.url, "Cy");
  const other = service.createReceiver();
  await cy.api.post("/api/push/subscriptions", {
    kind: "webpush",
    endpoint: other.endpoint,
    keys: other.keys,
  });
  cy.close();
  const last = await ann.createDirectRoom(cy);
  await ann.sendMessage(last.id, "and you?");
  await expect.poll(() => other.shown.get(`room:${last.id}`), { timeout: 20_000 }).toBe(1);
  expect(browser.showings.has(`room:${room.id} 3`)).toBe(false);

  expect(service.faults).toEqual([]);
  for (const log of [server.logs(), apart.workerLog()]) {
    expect(log).not.toMatch(/are you there|there you are|another matter/);
    expect(log).not.toContain(new URL(browser.endpoint).pathname);
  }
});

test("a forbidden push endpoint, an oversized body and an invalid token are refused with the contract's error codes", async () => {
  const ann = await createBot(server.url, "Ann");
  const { endpoint, keys } = service.createReceiver();
  const post = (body: unknown, token = ann.token) =>
    fetch(`${server.url}/api/push/subscriptions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const wanted = { kind: "webpush", endpoint, keys };
  for (const bad of ["http://localhost/x", "https://2130706433/x", "https://[::ffff:169.254.169.254]/x", 7]) {
    const answer = await post({ ...wanted, endpoint: bad });
    expect(answer.status, String(bad)).toBe(400);
    expect(await answer.json()).toMatchObject({
      error: { code: "invalid", fields: { endpoint: expect.any(String) } },
    });
  }
  const huge = await post({ ...wanted, endpoint: `https://localhost/${"a".repeat(2 * 2 ** 20)}` });
  expect([huge.status, (await huge.json()).error.code]).toEqual([413, "too_large"]);
  const foreign = await post(wanted, `${ann.token.slice(0, -8)}AAAAAAAA`);
  expect([foreign.status, (await foreign.json()).error.code]).toEqual([401, "unauthenticated"]);
  const { subscriptions } = await ann.api.get<{ subscriptions: unknown[] }>("/api/push/subscriptions");
  expect(subscriptions).toEqual([]);
  ann.close();
});
