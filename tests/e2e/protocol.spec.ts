import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";
import { v7 as uuidv7 } from "uuid";
import { ApiError } from "@/lib/client/api/api-error";
import { request } from "@/lib/client/connection/socket";
import { message, messagePage } from "@/lib/contract/messages";
import { type ServerEvent, serverEvents } from "@/lib/contract/realtime";
import { room as roomSchema } from "@/lib/contract/rooms";
import { type Bot, createBot, signInBot } from "../support/clients/bot";
import { expect, test } from "../support/pages/test";

let url: string;
test.beforeAll(({ baseURL }) => {
  url = baseURL ?? "";
});

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => "nothing was refused",
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  );

/** Emits an event that the types would not allow and returns the ack. */
function raw(one: Bot, event: string, ...payload: unknown[]): Promise<unknown> {
  const untyped = one.socket as unknown as { emit(event: string, ...args: unknown[]): void };
  return new Promise((resolve) => untyped.emit(event, ...payload, resolve));
}

test("two clients with bearer tokens exchange messages, receipts, typing and presence; a third receives nothing", async () => {
  const [ann, bo, cy] = [await createBot(url, "Ann"), await createBot(url, "Bo"), await createBot(url, "Cy")];
  const room = await ann.createDirectRoom(bo);
  expect(roomSchema.parse(room)).toEqual(room);
  expect((await bo.waitForEvent("room_added")).room.title).toBe("Ann");
  for (let n = 0; n < 30; n += 1) {
    await ann.sendMessage(room.id, `a${n}`);
    await bo.sendMessage(room.id, `b${n}`);
  }
  for (const one of [ann, bo]) {
    await one.waitForEvent("receive_message", ({ messages }) => messages.some(({ seq }) => seq === 60));
    const seqs = one.received("receive_message").flatMap(({ messages }) => messages.map(({ seq }) => seq));
    expect(seqs).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  }
  await request(bo.socket, "mark_delivered", { roomId: room.id, seq: 59 });
  expect(await ann.waitForEvent("message_delivered")).toMatchObject({
    roomId: room.id,
    userId: bo.userId,
    seq: 59,
  });
  await request(bo.socket, "mark_read", { roomId: room.id, seq: 60 });
  expect(await ann.waitForEvent("message_read")).toMatchObject({
    roomId: room.id,
    userId: bo.userId,
    seq: 60,
  });
  await request(ann.socket, "typing", { roomId: room.id, typing: true });
  expect(await bo.waitForEvent("typing")).toEqual({ roomId: room.id, userId: ann.userId, typing: true });
  const page = await bo.api.get<unknown>(`/api/rooms/${room.id}/messages?limit=100`);
  expect(
    messagePage
      .parse(page)
      .messages.map(({ content }) => content)
      .slice(0, 4),
  ).toEqual(["a0", "b0", "a1", "b1"]);
  expect(messagePage.parse(page).messages[58]?.status).toBe("read");
  bo.close();
  expect(
    await ann.waitForEvent("presence", ({ userId, online }) => userId === bo.userId && !online),
  ).toBeTruthy();
  expect(cy.received("receive_message")).toHaveLength(0);
  expect(await refusal(cy.api.get(`/api/rooms/${room.id}/messages`))).toBe("not_found");
  ann.close();
  cy.close();
});

test("every event that the server sends matches the contract", async () => {
  const [ann, bo, cy] = [await createBot(url, "Ann"), await createBot(url, "Bo"), await createBot(url, "Cy")];
  const { room } = await ann.api.post<{ room: { id: string } }>("/api/rooms", {
    kind: "group",
    title: "Three",
    userIds: [bo.userId],
  });
  const said = await ann.sendMessage(room.id, "hello");
  await request(ann.socket, "edit_message", { id: said.id, content: "hello!" });
  await bo.api.post(`/api/rooms/${room.id}/members`, { userIds: [cy.userId] }).catch(() => undefined);
  await ann.api.post(`/api/rooms/${room.id}/members`, { userIds: [cy.userId] });
  await ann.api.patch(`/api/rooms/${room.id}`, { title: "Renamed" });
  await request(bo.socket, "mark_read", { roomId: room.id, seq: 1 });
  await request(cy.socket, "typing", { roomId: room.id, typing: true });
  await request(ann.socket, "delete_message", { id: said.id });
  await ann.api.delete(`/api/rooms/${room.id}/members/${cy.userId}`);
  await cy.waitForEvent("room_removed");
  await bo.waitForEvent("message_deleted");
  await bo.waitForEvent("room_updated", (payload) => payload.room.title === "Renamed");
  let checked = 0;
  for (const one of [ann, bo, cy]) {
    for (const event of Object.keys(serverEvents) as ServerEvent[]) {
      for (const payload of one.received(event)) {
        expect(serverEvents[event].parse(payload)).toEqual(payload);
        checked += 1;
      }
    }
    one.close();
  }
  expect(checked).toBeGreaterThan(15);
});

test("P2 P12 a retry over another transport returns the same message", async () => {
  const [ann, bo] = [await createBot(url, "Ann"), await createBot(url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  const id = uuidv7();
  const first = await ann.sendMessage(room.id, "once", id);
  const again = await ann.api.post<{ message: unknown }>(`/api/rooms/${room.id}/messages`, {
    id,
    content: "once",
  });
  expect(message.parse(again.message)).toEqual(first);
  const other = await ann.createDirectRoom(await createBot(url, "Cy"));
  expect(await refusal(ann.sendMessage(other.id, "once", id))).toBe("conflict");
});

test("invalid input gets the contract's error code, changes nothing and does not stop the server", async () => {
  const [ann, bo] = [await createBot(url, "Ann"), await createBot(url, "Bo")];
  const room = await ann.createDirectRoom(bo);
  const id = uuidv7();
  const bad: [string, unknown][] = [
    ["send_message", undefined],
    ["send_message", null],
    ["send_message", []],
    ["send_message", "text"],
    ["send_message", { id, roomId: room.id }],
    ["send_message", { id, roomId: room.id, content: 7 }],
    ["send_message", { id, roomId: room.id, content: "   " }],
    ["send_message", { id, roomId: room.id, content: "nul \u0000" }],
    ["send_message", { id, roomId: room.id, content: "x", surprise: 1 }],
    ["send_message", { id: "no uuid", roomId: room.id, content: "x" }],
    ["send_message", { id, roomId: room.id, content: "x".repeat(8_001) }],
    ["send_message", { id, roomId: room.id, content: "x", attachmentIds: [uuidv7()] }],
    ["send_message", { id, roomId: room.id, content: "x", replyTo: uuidv7() }],
    ["send_message", { id, roomId: room.id, content: "x", type: "system" }],
    ["mark_read", { roomId: room.id, seq: 99 }],
    ["mark_read", { roomId: room.id, seq: -1 }],
    ["mark_read", { roomId: room.id, seq: 1.5 }],
    ["typing", { roomId: room.id }],
    ["sync", { rooms: { nonsense: 1 } }],
    ["sync", { rooms: Object.fromEntries(Array.from({ length: 1_001 }, () => [randomUUID(), 1])) }],
    ["__proto__", {}],
    ["constructor", {}],
    ["no_such_event", {}],
  ];
  for (const [event, payload] of bad) {
    expect(await raw(ann, event, payload), `${event} ${JSON.stringify(payload)}`.slice(0, 100)).toMatchObject(
      {
        ok: false,
        error: { code: "invalid" },
      },
    );
  }
  expect(await raw(ann, "send_message", { id, roomId: uuidv7(), content: "x" })).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await raw(ann, "send_message", { id, roomId: room.id, content: "x" }, "two payloads")).toMatchObject(
    {
      error: { code: "invalid" },
    },
  );
  const untyped = ann.socket as unknown as { emit(event: string, payload: unknown): void };
  untyped.emit("send_message", { id, roomId: room.id, content: "without an ack" });
  expect((await bo.waitForEvent("receive_message")).messages[0]).toMatchObject({
    id,
    seq: 1,
    content: "without an ack",
  });
  expect((await ann.sendMessage(room.id, "🙂".repeat(8_000))).seq).toBe(2);
});

test("P8 foreign ids, receipts past the end, oversized input and invalid emoji are refused without effect", async () => {
  const [ann, bo, cy] = [await createBot(url, "Ann"), await createBot(url, "Bo"), await createBot(url, "Cy")];
  const [room, foreign] = [await ann.createDirectRoom(bo), await bo.createDirectRoom(cy)];
  const mine = await ann.sendMessage(room.id, "mine");
  const elsewhere = await bo.sendMessage(foreign.id, "elsewhere");
  const ids = Object.fromEntries(Array.from({ length: 10_000 }, () => [randomUUID(), 1]));
  const bad: [Bot, string, object, string][] = [
    [bo, "send_message", { id: uuidv7(), roomId: room.id, content: "x", replyTo: elsewhere.id }, "invalid"],
    [cy, "send_message", { id: uuidv7(), roomId: room.id, content: "x" }, "not_found"],
    [bo, "edit_message", { id: mine.id, content: "yours" }, "forbidden"],
    [cy, "edit_message", { id: mine.id, content: "yours" }, "not_found"],
    [bo, "delete_message", { id: mine.id }, "forbidden"],
    [cy, "mark_read", { roomId: room.id, seq: 1 }, "not_found"],
    [bo, "mark_read", { roomId: room.id, seq: 2 }, "invalid"],
    [bo, "mark_read", { roomId: room.id, seq: 0 }, "invalid"],
    [bo, "sync", { rooms: ids }, "too_large"],
    [bo, "send_message", { id: uuidv7(), roomId: room.id, content: "x".repeat(70_000) }, "too_large"],
  ];
  for (const [who, event, payload, code] of bad) {
    expect(await raw(who, event, payload), `${event} by ${who.name}`).toMatchObject({
      ok: false,
      error: { code },
    });
  }
  for (const emoji of ["x", "", "<b>", "🙂🙂", "%F0%9F%99"]) {
    const path = `/api/messages/${mine.id}/reactions/${encodeURIComponent(emoji)}`;
    expect(["invalid", "not_found"], emoji).toContain(await refusal(bo.api.put(path)));
  }
  // A receipt that goes backwards is no error and changes nothing.
  await request(bo.socket, "mark_read", { roomId: room.id, seq: 1 });
  const again = await ann.sendMessage(room.id, "again");
  await request(bo.socket, "mark_read", { roomId: room.id, seq: 2 });
  await request(bo.socket, "mark_read", { roomId: room.id, seq: 1 });
  const { room: now } = await bo.api.get<{ room: unknown }>(`/api/rooms/${room.id}`);
  expect(roomSchema.parse(now)).toMatchObject({ lastSeq: 2, lastRev: 2, readSeq: 2, unread: 0 });
  const page = messagePage.parse(await bo.api.get<unknown>(`/api/rooms/${room.id}/messages`));
  expect(page.messages.map(({ id, content, reactions }) => [id, content, reactions])).toEqual([
    [mine.id, "mine", []],
    [again.id, "again", []],
  ]);
});

test("P10 only members get a message by its id", async () => {
  const [ann, bo, cy] = [await createBot(url, "Ann"), await createBot(url, "Bo"), await createBot(url, "Cy")];
  const room = await ann.createDirectRoom(bo);
  const said = await ann.sendMessage(room.id, "for two");
  const one = (who: Bot, id = said.id) => who.api.get<{ message: unknown }>(`/api/messages/${id}`);
  expect(message.parse((await one(bo)).message)).toMatchObject({ id: said.id, content: "for two" });
  expect(await refusal(one(cy))).toBe("not_found");
  expect(await refusal(one(bo, uuidv7()))).toBe("not_found");
  expect(await refusal(one(bo, "no-id"))).toBe("not_found");
  await ann.api.delete(`/api/messages/${said.id}`);
  expect((await one(bo)).message).toMatchObject({ content: "" });
  for (const each of [ann, bo, cy]) each.close();
});

test("REST answers invalid bodies, queries and paths with the contract's error codes", async ({
  request: http,
}) => {
  const ann = await createBot(url, "Ann");
  const headers = { authorization: `Bearer ${ann.token}` };
  const call = async (method: string, path: string, options: object = {}) => {
    const response = await http.fetch(path, { method, headers, ...options });
    return [response.status(), ((await response.json()) as { error?: { code: string } }).error?.code];
  };
  const json = { ...headers, "content-type": "application/json" };
  expect(await call("POST", "/api/rooms", { data: "{", headers: json })).toEqual([400, "invalid"]);
  expect(await call("POST", "/api/rooms", { data: "x=1" })).toEqual([415, "unsupported_type"]);
  expect(await call("POST", "/api/rooms", { data: { kind: "party" } })).toEqual([400, "invalid"]);
  expect(
    await call("POST", "/api/rooms", { data: { kind: "group", title: "x".repeat(70_000), userIds: [] } }),
  ).toEqual([413, "too_large"]);
  expect(await call("GET", `/api/rooms/${uuidv7()}/messages?limit=0`)).toEqual([400, "invalid"]);
  expect(await call("GET", `/api/rooms/${uuidv7()}/messages?before=1&after=2`)).toEqual([400, "invalid"]);
  expect(await call("GET", `/api/rooms/${uuidv7()}/messages?surprise=1`)).toEqual([400, "invalid"]);
  expect(await call("GET", `/api/rooms/${uuidv7()}`)).toEqual([404, "not_found"]);
  expect(await call("GET", "/api/rooms/not-an-id")).toEqual([404, "not_found"]);
  expect(await call("GET", "/api/no-such-thing")).toEqual([404, "not_found"]);
  expect(await call("GET", "/api/me", { headers: {} })).toEqual([401, "unauthenticated"]);
  expect(await call("GET", "/api/me", { headers: { authorization: "Bearer nonsense" } })).toEqual([
    401,
    "unauthenticated",
  ]);
});

test("P11 revoking a session closes its sockets and invalidates its token; other sessions stay", async () => {
  const ann = await createBot(url, "Ann");
  const phone = await signInBot(url, ann.email);
  const { sessions } = await ann.api.get<{ sessions: { id: string; current: boolean }[] }>("/api/sessions");
  expect(sessions.map((session) => session.current).sort()).toEqual([false, true]);
  const other = sessions.find((session) => !session.current);
  await ann.api.delete(`/api/sessions/${other?.id}`);
  expect(await phone.waitForEvent("session_revoked")).toEqual({ reason: "revoked" });
  await expect.poll(() => phone.socket.connected, { timeout: 2_000 }).toBe(false);
  expect(await refusal(phone.api.get("/api/me"))).toBe("unauthenticated");
  expect(await refusal(ann.api.delete(`/api/sessions/${other?.id}`))).toBe("not_found");
  await ann.api.get("/api/me");
});

test("the handshake refuses a missing token, a wrong one, one in the URL and a cookie from a foreign origin", async () => {
  const ann = await createBot(url, "Ann");
  const refused = (options: object) =>
    new Promise((resolve) => {
      const socket = io(url, { transports: ["websocket"], reconnection: false, forceNew: true, ...options });
      socket.on("connect", () => resolve("connected"));
      socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
        resolve(error.data?.code);
        socket.close();
      });
    });
  expect(await refused({})).toBe("unauthenticated");
  expect(await refused({ auth: { token: "nonsense" } })).toBe("unauthenticated");
  expect(await refused({ query: { token: ann.token } })).toBe("unauthenticated");
  const cookie = `parley-session=${ann.token}`;
  expect(await refused({ extraHeaders: { cookie, origin: "https://evil.example" } })).toBe("unauthenticated");
  expect(await refused({ extraHeaders: { cookie } })).toBe("unauthenticated");
  expect(await refused({ extraHeaders: { cookie, origin: url } })).toBe("connected");
});
