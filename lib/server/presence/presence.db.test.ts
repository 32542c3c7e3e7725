import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startRedis, type TestRedis } from "@/tests/support/processes/redis";
import { memoryPresence } from "./memory-presence";
import type { PresenceStore } from "./presence-store";
import { redisPresence } from "./redis-presence";

let server: TestRedis;
const clients: Redis[] = [];
beforeAll(async () => {
  server = await startRedis();
});
afterAll(async () => {
  for (const client of clients) client.disconnect();
  await server.stop();
});

function onRedis(ttlMs?: number): PresenceStore {
  const client = new Redis(server.url, { maxRetriesPerRequest: 1 });
  client.on("error", () => undefined);
  clients.push(client);
  return redisPresence(client, ttlMs);
}

describe.each([
  ["in memory", memoryPresence],
  ["in Redis", () => onRedis()],
])("presence %s", (name, make) => {
  test("changes with a user's first and last socket only", async () => {
    const presence = make();
    const user = `ann ${name}`;
    expect(await presence.connected(user, "a")).toBe(true);
    expect(await presence.connected(user, "b")).toBe(false);
    expect(await presence.onlineAmong([user, "nobody"])).toEqual(new Set([user]));
    expect(await presence.disconnected(user, "a")).toBe(false);
    expect(await presence.disconnected(user, "b")).toBe(true);
    expect(await presence.disconnected(user, "b")).toBe(false);
    expect(await presence.onlineAmong([user])).toEqual(new Set());
  });

  test("knows a viewer of a room as long as one of their sockets is viewing it", async () => {
    const presence = make();
    const room = `room ${name}`;
    await presence.startViewing("ann", "a", room);
    await presence.startViewing("ann", "b", room);
    await presence.startViewing("ann", "b", room);
    await presence.startViewing("bo", "c", room);
    expect(await presence.viewersOf(room)).toEqual(new Set(["ann", "bo"]));
    await presence.stopViewing("ann", "a", room);
    await presence.stopViewing("ann", "a", room);
    await presence.stopViewing("bo", "c", "another room");
    expect(await presence.viewersOf(room)).toEqual(new Set(["ann", "bo"]));
    await presence.stopViewing("ann", "b", room);
    expect(await presence.viewersOf(room)).toEqual(new Set(["bo"]));
    expect(await presence.viewersOf("another room")).toEqual(new Set());
  });
});

test("a user with sockets on two instances is online until the last of them closes", async () => {
  const [one, two] = [onRedis(), onRedis()];
  expect(await one.connected("bo", "a")).toBe(true);
  expect(await two.connected("bo", "b")).toBe(false);
  expect(await one.disconnected("bo", "a")).toBe(false);
  expect(await one.onlineAmong(["bo"])).toEqual(new Set(["bo"]));
  expect(await two.disconnected("bo", "b")).toBe(true);
});

test("a process without sockets knows the viewers on other instances", async () => {
  const [one, two, worker] = [onRedis(), onRedis(), onRedis()];
  await one.startViewing("ann", "a", "hall");
  await two.startViewing("ann", "b", "hall");
  await one.stopViewing("ann", "a", "hall");
  expect(await worker.viewersOf("hall")).toEqual(new Set(["ann"]));
  await two.stopViewing("ann", "b", "hall");
  expect(await worker.viewersOf("hall")).toEqual(new Set());
});

test("users of a dead instance are claimed by exactly one other instance, once", async () => {
  const dying = onRedis(50);
  const living = [onRedis(), onRedis()];
  await dying.connected("dee", "a");
  await dying.connected("eve", "b");
  await living[0]?.connected("eve", "c");
  const claimed: string[] = [];
  const claimAll = async () => {
    for (const users of await Promise.all(living.map((one) => one.claimExpired()))) claimed.push(...users);
    return claimed;
  };
  await expect.poll(claimAll).toEqual(["dee"]);
  expect(await claimAll()).toEqual(["dee"]);
  expect(await living[1]?.onlineAmong(["dee", "eve"])).toEqual(new Set(["eve"]));
});

test("without Redis an instance still knows its own sockets", async () => {
  const presence = onRedis();
  await presence.connected("cy", "a");
  await server.stop();
  expect(await presence.onlineAmong(["cy", "nobody"])).toEqual(new Set(["cy"]));
  expect(await presence.disconnected("cy", "a")).toBe(true);
});
