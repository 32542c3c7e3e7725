import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { request } from "@/lib/client/connection/socket";
import type { User } from "@/lib/contract/users";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { createBot, signInBot } from "../support/clients/bot";
import { expect, test } from "../support/pages/test";
import { startRedis, type TestRedis } from "../support/processes/redis";
import { type RunningServer, startServer } from "../support/processes/server";

let dataDir: string;
let database: EmbeddedPostgres;
let redis: TestRedis;
let one: RunningServer;
let two: RunningServer;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  dataDir = await mkdtemp(join(tmpdir(), "parley-instances-"));
  database = await startEmbeddedPostgres({ dataDir });
  redis = await startRedis();
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AUTH_SECRET: "a secret that both instances share!!",
  };
  // Both start at once: the migrations must exclude each other.
  [one, two] = await Promise.all([startServer({ env }), startServer({ env })]);
});
test.afterAll(async () => {
  expect(await one.stop()).toBe(0);
  expect(await two.stop()).toBe(0);
  await redis.stop();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
});

test("two instances on one database and one Redis act as one system", async () => {
  const [ann, bo] = [await createBot(one.url, "Ann"), await createBot(two.url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  await bo.waitForEvent("room_added");
  for (let n = 0; n < 10; n += 1) {
    await ann.sendMessage(room.id, `a${n}`);
    await bo.sendMessage(room.id, `b${n}`);
  }
  // Each instance sends its own messages in order; messages of different instances may overtake each other.
  for (const each of [ann, bo]) {
    const seqs = () =>
      each.received("receive_message").flatMap(({ messages }) => messages.map(({ seq }) => seq));
    await expect
      .poll(() => seqs().toSorted((a, b) => a - b))
      .toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  }
  await request(bo.socket, "mark_read", { roomId: room.id, seq: 20 });
  expect(await ann.waitForEvent("message_read")).toMatchObject({ userId: bo.userId, seq: 20 });
  await request(bo.socket, "typing", { roomId: room.id, typing: true });
  expect(await ann.waitForEvent("typing")).toMatchObject({ userId: bo.userId });
  const { users } = await ann.api.get<{ users: User[] }>(`/api/users?ids=${bo.userId}`);
  expect(users[0]?.online).toBe(true);

  const phone = await signInBot(one.url, bo.email);
  await phone.api.delete("/api/sessions");
  await bo.waitForEvent("session_revoked");
  await expect.poll(() => bo.socket.connected, { timeout: 2_000 }).toBe(false);
  expect(
    await ann.waitForEvent("presence", ({ userId, online }) => userId === bo.userId && !online),
  ).toBeTruthy();
  ann.close();
});

test("P10 after the removal's ack nothing reaches the removed member on the other instance", async () => {
  const [ann, bo, cy] = [
    await createBot(one.url, "Ann"),
    await createBot(two.url, "Bo"),
    await createBot(two.url, "Cy"),
  ];
  const { room } = await ann.api.post<{ room: { id: string } }>("/api/rooms", {
    kind: "group",
    title: "Us",
    userIds: [bo.userId, cy.userId],
  });
  await bo.waitForEvent("room_added");
  await ann.sendMessage(room.id, "hello");
  await bo.waitForEvent("receive_message");
  await ann.api.delete(`/api/rooms/${room.id}/members/${bo.userId}`);
  for (let n = 0; n < 20; n += 1) await ann.sendMessage(room.id, `secret ${n}`);
  await cy.waitForEvent("receive_message", ({ messages }) =>
    messages.some(({ content }) => content === "secret 19"),
  );
  await bo.waitForEvent("room_removed");
  const overheard = bo
    .received("receive_message")
    .flatMap(({ messages }) => messages.map(({ content }) => content));
  expect(overheard).toEqual(["hello"]);
  for (const each of [ann, bo, cy]) each.close();
});

test("P10 P11 P16 without Redis revocations and removals still take effect; clients catch up when it returns", async () => {
  test.setTimeout(120_000);
  const [ann, bo, cy] = [
    await createBot(one.url, "Ann"),
    await createBot(two.url, "Bo"),
    await createBot(two.url, "Cy"),
  ];
  const { room } = await ann.api.post<{ room: { id: string } }>("/api/rooms", {
    kind: "group",
    title: "Us",
    userIds: [bo.userId, cy.userId],
  });
  await Promise.all([bo, cy].map((each) => each.waitForEvent("room_added")));
  const phone = await signInBot(one.url, bo.email);
  await redis.stop("SIGKILL");
  try {
    await phone.api.delete("/api/sessions");
    await bo.waitForEvent("session_revoked");
    await expect.poll(() => bo.socket.connected).toBe(false);
    const greetings = () => cy.received("ready").map(({ rooms }) => rooms.some(({ id }) => id === room.id));
    await expect.poll(() => greetings().at(-1)).toBe(true);
    await ann.api.delete(`/api/rooms/${room.id}/members/${cy.userId}`);
    await expect.poll(() => greetings().at(-1)).toBe(false);
    redis = await startRedis(redis.port);
    const again = await ann.createDirectRoom(cy);
    // Both instances hear each other again.
    await expect
      .poll(async () => {
        await ann.sendMessage(again.id, "are you there?");
        return cy.received("receive_message").some(({ roomId }) => roomId === again.id);
      })
      .toBe(true);
    await ann.sendMessage(room.id, "among ourselves");
    await ann.sendMessage(again.id, "and now?");
    await cy.waitForEvent("receive_message", ({ messages }) =>
      messages.some(({ content }) => content === "and now?"),
    );
    expect(cy.received("receive_message").some(({ roomId }) => roomId === room.id)).toBe(false);
  } finally {
    for (const each of [ann, bo, cy, phone]) each.close();
  }
});
