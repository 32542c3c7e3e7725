import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import { hasDuePush } from "@/tests/support/domain/push-fixtures";
import { type FcmResponse, type FcmServer, startFcmServer } from "@/tests/support/fakes/fcm-server";
import type { Actor } from "../accounts/actor/actor";
import { outgoingClient } from "../outgoing/outgoing-client";
import { runtime } from "../platform/runtime";
import { dropFcmAccessToken } from "../push/fcm-access-token";
import { markRead } from "../receipts/receipt-writer";
import { deliverDeferred } from "./deliver-deferred";
import { notifyRoom } from "./notify-room";
import { listSubscriptions } from "./queries";
import { retractPushes } from "./retract-pushes";
import { subscribe } from "./subscribe";

let server: FcmServer;
let close: () => Promise<void>;
beforeAll(async () => {
  server = await startFcmServer();
  process.env.FCM_SERVICE_ACCOUNT = server.accountFile;
  process.env.FCM_ENDPOINT = `${server.endpoint}/`;
  process.env.OUTBOUND_ALLOW = `localhost:${server.port}`;
  close = await openTestDatabase();
});
beforeEach(() => {
  server.sent.length = 0;
  server.responses.length = 0;
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await outgoingClient().close();
  await close();
  await server.stop();
});

async function addPhone(actor: Actor, platform: "android" | "ios"): Promise<string> {
  const token = `${randomBytes(12).toString("base64url")}:${randomBytes(60).toString("base64url")}`;
  const { id } = await subscribe(actor, { kind: "fcm", token, platform });
  await runtime("sql")`
    update push_subscriptions set created_at = created_at - interval '1 minute' where id = ${id}`;
  return token;
}

/** Ann sends Bo a message, and FCM answers with `response`. */
async function sendMessage(response?: FcmResponse) {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const token = await addPhone(bo, "android");
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "hello");
  if (response) server.responses.push(response);
  await notifyRoom(roomId);
  const devices = await listSubscriptions(bo);
  return { ann, bo, token, roomId, devices };
}

const deferredJob = async (roomId: string) =>
  (
    await runtime("sql")<{ runAt: Date }[]>`
      select run_at from graphile_worker.jobs where key like ${`push:${roomId}:%`}`
  )[0];

test("native clients get the message for Android and iOS with the payload as data, under one access token", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const tokens = [await addPhone(bo, "android"), await addPhone(bo, "ios")];
  const roomId = await addGroup(ann, bo);
  const message = await sendText(ann, roomId, "hello");
  await notifyRoom(roomId);
  expect(server.sent.map(({ token }) => token).sort()).toEqual(tokens.sort());
  expect(server.tokensIssued).toBe(1);
  const [first] = server.sent;
  expect(first).toMatchObject({
    notification: { title: "Group", body: "Ann: hello" },
    data: {
      kind: "message",
      roomId,
      messageId: message.id,
      seq: "1",
      url: `/rooms/${roomId}?at=1`,
      count: "1",
    },
    android: { priority: "HIGH", notification: { tag: `room:${roomId}` } },
    apns: {
      headers: { "apns-push-type": "alert", "apns-priority": "10" },
      payload: { aps: { sound: "default" } },
    },
  });
  expect(first?.android.collapse_key).toBe(first?.apns.headers["apns-collapse-id"]);
  await markRead(bo, { roomId, seq: 1 });
  await retractPushes();
  expect(server.sent).toHaveLength(4);
  expect(server.sent[3]).toMatchObject({
    data: { kind: "retract", roomId, seq: "1" },
    android: { priority: "NORMAL", collapse_key: first?.android.collapse_key },
    apns: { headers: { "apns-push-type": "background" }, payload: { aps: { "content-available": 1 } } },
  });
  expect(server.sent[3]?.notification).toBeUndefined();
});

test.each<[string, FcmResponse]>([
  [
    "UNREGISTERED",
    { status: 404, body: { error: { status: "NOT_FOUND", details: [{ errorCode: "UNREGISTERED" }] } } },
  ],
  ["410", { status: 410 }],
  [
    "a token of another project",
    { status: 403, body: { error: { details: [{ errorCode: "SENDER_ID_MISMATCH" }] } } },
  ],
  [
    "an invalid token",
    {
      status: 400,
      body: { error: { message: "The registration token is not a valid FCM registration token" } },
    },
  ],
])("%s: the device is removed", async (_name, response) => {
  const { devices, roomId } = await sendMessage(response);
  expect(devices).toEqual([]);
  expect([await hasDuePush(roomId), await deferredJob(roomId)]).toEqual([false, undefined]);
});

test.each<[string, FcmResponse, number]>([
  ["a quota without Retry-After", { status: 429, body: { error: { status: "RESOURCE_EXHAUSTED" } } }, 60],
  ["a quota with Retry-After", { status: 429, headers: { "retry-after": "200" } }, 200],
  ["503 with Retry-After", { status: 503, headers: { "retry-after": "90" } }, 90],
  ["500", { status: 500 }, 30],
  ["an interrupted response", { cut: true }, 30],
])("%s: the device is deferred and notified later", async (_name, response, seconds) => {
  const { devices, roomId } = await sendMessage(response);
  expect([devices.length, server.sent.length]).toEqual([1, 0]);
  const due = ((await deferredJob(roomId))?.runAt.getTime() ?? 0) - Date.now();
  expect(due / 1_000).toBeGreaterThan(seconds - 15);
  expect(due / 1_000).toBeLessThan(seconds + 5);
  await deliverDeferred({ roomId, subscriptionId: devices[0]?.id ?? "" });
  expect(server.sent.map(({ data }) => data.seq)).toEqual(["1"]);
});

test.each<[string, FcmResponse]>([
  ["413", { status: 413 }],
  [
    "400 with a message about the size",
    { status: 400, body: { error: { message: "Android message is too big" } } },
  ],
])("%s: the push is sent again at once without the text", async (_name, response) => {
  const { devices } = await sendMessage(response);
  expect(server.sent).toMatchObject([{ data: { seq: "1", body: "" } }]);
  expect(devices).toHaveLength(1);
});

test("a slow response holds up no room, and counts when it comes", async () => {
  const { bo, devices, roomId } = await sendMessage({ delayMs: 4_000, body: { name: "taken" } });
  const delivery = async () =>
    (await runtime("sql")`select owed_from, seq from push_notified where user_id = ${bo.userId}`)[0];
  expect([devices.length, await hasDuePush(roomId)]).toEqual([1, false]);
  expect(await delivery()).toMatchObject({ owedFrom: 1 });
  await expect.poll(delivery, { timeout: 10_000 }).toMatchObject({ owedFrom: null, seq: 1 });
});

test("a revoked access token is replaced, and concurrent pushes share one token request", async () => {
  server.revokeTokens();
  const before = server.tokensIssued;
  const { devices, roomId } = await sendMessage();
  expect(server.sent).toEqual([]);
  await deliverDeferred({ roomId, subscriptionId: devices[0]?.id ?? "" });
  expect([server.sent.length, server.tokensIssued - before]).toEqual([1, 1]);
  dropFcmAccessToken();
  const [ann, ...readers] = await Promise.all(["Ann", "Bo", "Cy", "Dee", "Eve"].map((name) => addUser(name)));
  if (!ann) throw new Error("nobody");
  for (const reader of readers) await addPhone(reader, "ios");
  const all = await addGroup(ann, ...readers);
  await sendText(ann, all, "hello");
  await notifyRoom(all);
  expect([server.sent.length, server.tokensIssued - before]).toEqual([5, 2]);
});

test("a failing token server loses no notification", async () => {
  dropFcmAccessToken();
  server.tokenResponses.push({ status: 503 });
  const { devices, roomId } = await sendMessage();
  expect(server.sent).toEqual([]);
  await deliverDeferred({ roomId, subscriptionId: devices[0]?.id ?? "" });
  expect(server.sent).toHaveLength(1);
});

test("a token moves to the account that signs in on its device", async () => {
  const { ann, bo, token } = await sendMessage();
  await subscribe(ann, { kind: "fcm", token, platform: "android" });
  expect([(await listSubscriptions(bo)).length, (await listSubscriptions(ann)).length]).toEqual([0, 1]);
});
