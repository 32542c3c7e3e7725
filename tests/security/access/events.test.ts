import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { createSocket } from "@/lib/client/connection/create-socket";
import type { ChatSocket } from "@/lib/client/connection/socket";
import type { ClientEvent } from "@/lib/contract/realtime";
import {
  createRoomFixture,
  ROLES,
  type Role,
  type RoomFixture,
  registerTestUsers,
  type TestUsers,
} from "../support/fixtures";
import { RawSocket } from "../support/raw-socket";
import { eventMatrix } from "./matrix";
import type { EventRow } from "./row";

let people: TestUsers;
let shared: RoomFixture;
const sockets = new Map<Role, ChatSocket>();

beforeAll(async () => {
  people = await registerTestUsers();
  for (const role of ["outsider", "removed", "member", "admin", "owner"] as const) {
    const socket = createSocket({ baseUrl: inject("securityUrl"), token: people[role].token });
    const ready = new Promise((resolve) => socket.once("ready", resolve));
    socket.connect();
    await ready;
    sockets.set(role, socket);
  }
  shared = await createRoomFixture(people);
});
afterAll(() => {
  for (const socket of sockets.values()) socket.disconnect();
});

async function outcome(role: Role, event: string, payload: unknown): Promise<string> {
  const socket = sockets.get(role) as unknown as {
    timeout(ms: number): { emitWithAck(event: string, payload: unknown): Promise<AnyAck> };
  };
  const ack = await socket.timeout(10_000).emitWithAck(event, payload);
  return ack.ok ? "ok" : ack.error.code;
}
type AnyAck = { ok: true } | { ok: false; error: { code: string } };

describe.each(Object.entries(eventMatrix) as [ClientEvent, EventRow][])("%s", (event, row) => {
  test.each(ROLES)("by %s", async (role) => {
    const expected = row.answers[role];
    if (role === "anonymous" || role === "revoked") {
      const raw = await RawSocket.open();
      raw.send(`40${role === "revoked" ? JSON.stringify({ token: people.revoked.token }) : ""}`);
      raw.send(`420${JSON.stringify([event, row.payload(shared)])}`);
      await raw.closed();
      expect(raw.received.filter((packet) => packet.startsWith("43"))).toEqual([]);
      expect(raw.received.join()).not.toContain("ready");
      return;
    }
    const on = expected === "ok" && row.mutates ? await createRoomFixture(people) : shared;
    expect(await outcome(role, event, row.payload(on))).toBe(expected);
  });

  test("foreign and missing resources answer alike", async () => {
    const nowhere = { ...shared, roomId: uuidv7(), messageId: uuidv7() };
    const [foreign, absent] = [
      await outcome("outsider", event, row.payload(shared)),
      await outcome("outsider", event, row.payload(nowhere)),
    ];
    expect(foreign).toBe(absent);
  });
});
