import { createECDH } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newSubscription } from "@/lib/contract/push";
import { addDirectRoom, addUser, sendText } from "@/tests/support/domain/fixtures";
import { openPushFixture } from "@/tests/support/domain/push-fixtures";
import type { PushService } from "@/tests/support/fakes/push-service";
import type { Actor } from "../accounts/actor/actor";
import { createSession } from "../accounts/sessions/create-session";
import { revokeSession } from "../accounts/sessions/revoke-sessions";
import { parse } from "../platform/parse";
import { runtime } from "../platform/runtime";
import { vapidKeys } from "../push/vapid-keys";
import { notifyRoom } from "./notify-room";
import { listSubscriptions } from "./queries";
import { subscribe } from "./subscribe";
import { unsubscribe } from "./unsubscribe";

let service: PushService;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ service, close } = await openPushFixture());
});
afterAll(() => close());

const webPush = ({ endpoint, keys } = service.createReceiver()) => ({
  kind: "webpush" as const,
  endpoint,
  keys,
});
const device = { userAgent: "Firefox", ip: null };

test("concurrent first calls generate one pair of keys", async () => {
  const all = await Promise.all(Array.from({ length: 10 }, () => vapidKeys()));
  expect(new Set(all.map(({ publicKey }) => publicKey)).size).toBe(1);
  const [stored] = await runtime("sql")`select public_key, private_key from push_keys`;
  expect(all[0]).toMatchObject({ ...stored, subject: "mailto:push@localhost" });
  expect(Buffer.from(all[0]?.publicKey ?? "", "base64url")).toHaveLength(65);
});

test("a subscription is renewed, moves to the account that signs in on its browser, and ends with its session", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const request = webPush();
  const first = await subscribe(ann, request);
  expect(await subscribe(ann, request)).toEqual(first);
  const second: Actor = { ...ann, sessionId: await createSession(ann.userId, device) };
  await subscribe(second, request);
  expect(await listSubscriptions(ann)).toEqual([{ ...first, current: false, userAgent: "Firefox" }]);
  expect(await listSubscriptions(second)).toMatchObject([{ id: first.id, current: true }]);
  // Another account on the same browser: Ann's subscription is Bo's now, and Ann gets no notifications there.
  await subscribe(bo, request);
  expect([await listSubscriptions(ann), (await listSubscriptions(bo)).length]).toEqual([[], 1]);
  await revokeSession(bo, bo.sessionId);
  expect(await listSubscriptions(bo)).toEqual([]);
});

test("a session that has expired gets no notifications", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = service.createReceiver();
  await subscribe(bo, webPush(browser));
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "hello");
  await runtime("sql")`update sessions set expires_at = now() where id = ${bo.sessionId}`;
  await notifyRoom(roomId);
  expect(browser.requests).toBe(0);
});

test("only the sixteen most recently renewed devices of a user stay", async () => {
  const ann = await addUser("Ann");
  const created = [];
  for (let n = 0; n < 50; n += 1) created.push((await subscribe(ann, webPush())).id);
  expect((await listSubscriptions(ann)).map(({ id }) => id)).toEqual(created.slice(-16).reverse());
  const many = Array.from({ length: 20 }, () => subscribe(ann, webPush()));
  await Promise.allSettled(many);
  expect(await listSubscriptions(ann)).toHaveLength(16);
});

test("another user's endpoint with other keys is a conflict", async () => {
  const [ann, eve] = [await addUser("Ann"), await addUser("Eve")];
  const hers = webPush();
  const { id } = await subscribe(ann, hers);
  await expect(subscribe(eve, { ...webPush(), endpoint: hers.endpoint })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(unsubscribe(eve, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await listSubscriptions(ann)).toHaveLength(1);
  await unsubscribe(ann, id);
  await expect(unsubscribe(ann, id)).rejects.toMatchObject({ code: "not_found" });
});

describe("an invalid subscription is refused without an outgoing request", () => {
  const offCurve = Buffer.alloc(65, 1);
  offCurve[0] = 4;
  test.each<[string, (good: ReturnType<typeof webPush>) => unknown]>([
    ["http", (good) => ({ ...good, endpoint: good.endpoint.replace("https", "http") })],
    ["a private address", (good) => ({ ...good, endpoint: "https://192.168.0.1/push" })],
    ["loopback", (good) => ({ ...good, endpoint: "https://127.0.0.1/push" })],
    ["link-local", (good) => ({ ...good, endpoint: "https://169.254.169.254/latest/meta-data" })],
    ["IPv4-mapped", (good) => ({ ...good, endpoint: "https://[::ffff:10.0.0.1]/push" })],
    ["decimal", (good) => ({ ...good, endpoint: "https://2130706433/push" })],
    ["hexadecimal", (good) => ({ ...good, endpoint: "https://0x7f.1/push" })],
    ["a name of a private address", (good) => ({ ...good, endpoint: "https://internal.example/push" })],
    ["an unknown host name", (good) => ({ ...good, endpoint: "https://nobody.example/push" })],
    ["a name and password", (good) => ({ ...good, endpoint: "https://a:b@public.example/push" })],
    ["a mail server's port", (good) => ({ ...good, endpoint: "https://public.example:25/push" })],
    ["2 MB", (good) => ({ ...good, endpoint: `https://public.example/${"a".repeat(2_000_000)}` })],
    ["no URL", (good) => ({ ...good, endpoint: "push" })],
    ["a number", (good) => ({ ...good, endpoint: 7 })],
    ["no keys", ({ kind, endpoint }) => ({ kind, endpoint })],
    ["a short key", (good) => ({ ...good, keys: { ...good.keys, p256dh: "AAAA" } })],
    ["a short secret", (good) => ({ ...good, keys: { ...good.keys, auth: "AAAA" } })],
    [
      "a key off the curve",
      (good) => ({ ...good, keys: { ...good.keys, p256dh: offCurve.toString("base64url") } }),
    ],
    ["an unknown field", (good) => ({ ...good, surprise: true })],
    ["an unknown kind", (good) => ({ ...good, kind: "apns" })],
    [
      "a native client without FCM configured",
      () => ({ kind: "fcm", token: "a".repeat(40), platform: "ios" }),
    ],
    ["a malformed token", () => ({ kind: "fcm", token: "a b\n".repeat(20), platform: "ios" })],
    ["a token of 2 MB", () => ({ kind: "fcm", token: "a".repeat(2_000_000), platform: "android" })],
  ])("%s", async (_name, make) => {
    const ann = await addUser("Ann");
    const browser = service.createReceiver();
    const attempt = async () => subscribe(ann, parse(newSubscription, make(webPush(browser))));
    await expect(attempt()).rejects.toMatchObject({
      code: "invalid",
      details: { fields: expect.any(Object) },
    });
    expect([await listSubscriptions(ann), browser.requests]).toEqual([[], 0]);
  });
});

test("an endpoint that cannot be resolved at the moment is not stored: the browser has to retry", async () => {
  const ann = await addUser("Ann");
  const request = { ...webPush(), endpoint: "https://silent.example/push" };
  await expect(subscribe(ann, request)).rejects.toMatchObject({ code: "unavailable" });
  expect(await listSubscriptions(ann)).toEqual([]);
});

test("an endpoint's address is checked again at every push", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const browser = service.createReceiver();
  const { id } = await subscribe(bo, webPush(browser));
  const curve = createECDH("prime256v1");
  await runtime("sql")`
    update push_subscriptions set address = ${`https://internal.example:${service.port}/push`},
      p256dh = ${curve.generateKeys("base64url")}, created_at = now() - interval '1 minute' where id = ${id}`;
  const roomId = await addDirectRoom(ann, bo);
  await sendText(ann, roomId, "hello");
  await notifyRoom(roomId);
  const [stored] = await runtime("sql")`select refusals from push_subscriptions where id = ${id}`;
  expect([stored?.refusals, browser.requests]).toEqual([1, 0]);
});
