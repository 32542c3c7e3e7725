import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { Room } from "@/lib/contract/rooms";
import { call, callOk, codeOf, type HttpAnswer } from "./support/call";
import {
  createRoomFixture,
  type RoomFixture,
  registerTestUsers,
  type TestUsers,
  uploadFile,
} from "./support/fixtures";
import type { RegisteredUser } from "./support/users";

let people: TestUsers;
let mine: RoomFixture;
/** The outsider's own room, in which the outsider has every right. */
let own: string;
let outsider: RegisteredUser;

beforeAll(async () => {
  people = await registerTestUsers();
  mine = await createRoomFixture(people);
  outsider = people.outsider;
  const { room } = await callOk<{ room: Room }>("POST", "/api/rooms", {
    token: outsider.token,
    body: { kind: "group", title: "Own", userIds: [people.member.userId] },
  });
  own = room.id;
});

const refusal = (answer: HttpAnswer) => [answer.status, codeOf(answer)];
const as = (who: RegisteredUser, method: string, path: string, body?: unknown) =>
  call(method, path, { token: who.token, ...(body === undefined ? {} : { body }) });
const say = (who: RegisteredUser, roomId: string, more: object) =>
  as(who, "POST", `/api/rooms/${roomId}/messages`, { id: uuidv7(), content: "x", ...more });

describe("an id in the body or path must belong to the room in the path", () => {
  test("a reply to a message of a foreign room is refused", async () => {
    const foreign = await say(outsider, own, { replyTo: mine.messageId });
    const missing = await say(outsider, own, { replyTo: uuidv7() });
    expect(refusal(foreign)).toEqual([400, "invalid"]);
    expect(foreign.text).toBe(missing.text);
  });

  test("a member of both rooms cannot reply across them", async () => {
    expect(refusal(await say(people.member, own, { replyTo: mine.messageId }))).toEqual([400, "invalid"]);
  });

  test("a mention of a non-member is refused", async () => {
    const foreign = await say(outsider, own, { mentions: [people.owner.userId] });
    const missing = await say(outsider, own, { mentions: [randomUUID()] });
    expect(refusal(foreign)).toEqual([400, "invalid"]);
    expect(foreign.text).toBe(missing.text);
  });

  test("a message of another room cannot be pinned", async () => {
    const at = (id: string) => `/api/rooms/${own}/pins/${id}`;
    const [foreign, missing] = [
      await as(outsider, "PUT", at(mine.messageId)),
      await as(outsider, "PUT", at(uuidv7())),
    ];
    expect(refusal(foreign)).toEqual([404, "not_found"]);
    expect(foreign.text).toBe(missing.text);
    expect(refusal(await as(people.member, "PUT", at(mine.messageId)))).toEqual([404, "not_found"]);
    expect(refusal(await as(people.member, "DELETE", at(mine.messageId)))).toEqual([404, "not_found"]);
  });

  test("an admin cannot revoke another room's invite", async () => {
    const at = (id: string) => `/api/rooms/${own}/invites/${id}`;
    const foreign = await as(outsider, "DELETE", at(mine.inviteId));
    expect(refusal(foreign)).toEqual([404, "not_found"]);
    expect(foreign.text).toBe((await as(outsider, "DELETE", at(randomUUID()))).text);
    expect((await call("GET", `/api/invites/${mine.inviteToken}`)).status).toBe(200);
  });

  test("an admin cannot change another room's member", async () => {
    const at = (id: string) => `/api/rooms/${own}/members/${id}`;
    for (const [method, body] of [
      ["PATCH", { role: "admin" }],
      ["DELETE", undefined],
    ] as const) {
      const foreign = await as(outsider, method, at(people.owner.userId), body);
      expect(refusal(foreign)).toEqual([404, "not_found"]);
      expect(foreign.text).toBe((await as(outsider, method, at(randomUUID()), body)).text);
    }
  });

  test("searches of a foreign and of a missing room answer alike", async () => {
    const at = (id: string) => `/api/search?q=as&roomId=${id}`;
    const foreign = await as(outsider, "GET", at(mine.roomId));
    expect(refusal(foreign)).toEqual([404, "not_found"]);
    expect(foreign.text).toBe((await as(outsider, "GET", at(randomUUID()))).text);
  });

  test("reusing another user's message id reveals nothing of that message", async () => {
    const taken = await as(outsider, "POST", `/api/rooms/${own}/messages`, {
      id: mine.messageId,
      content: "x",
    });
    expect(refusal(taken)).toEqual([409, "conflict"]);
    expect(taken.text).not.toContain("as it is");
  });
});

describe("only the uploader sends a file, and only once", () => {
  test.each([
    ["another user's unsent file", async () => uploadFile(people.member)],
    ["a file that was sent already", async () => mine.fileId],
    ["a missing file", async () => randomUUID()],
  ])("%s", async (_, id) => {
    const answer = await say(outsider, own, { attachmentIds: [await id()] });
    expect(refusal(answer)).toEqual([400, "invalid"]);
  });

  test.each([
    ["another user's unsent file", async () => uploadFile(people.member)],
    ["a file of a foreign room", async () => mine.fileId],
    ["a missing file", async () => randomUUID()],
    ["an own file before it is sent", async () => uploadFile(outsider)],
  ])("and is passed on by who may see it: %s", async (_, id) => {
    const answer = await say(outsider, own, { forwardedFileIds: [await id()] });
    expect(refusal(answer)).toEqual([400, "invalid"]);
    expect(answer.text).toContain("may not see");
  });

  test("one file is not sent twice, in one message or in two", async () => {
    const id = await uploadFile(outsider);
    expect(refusal(await say(outsider, own, { attachmentIds: [id, id] }))).toEqual([400, "invalid"]);
    const second = await uploadFile(outsider);
    expect((await say(outsider, own, { attachmentIds: [second] })).status).toBe(201);
    expect(refusal(await say(outsider, own, { attachmentIds: [second] }))).toEqual([400, "invalid"]);
  });

  test("before it is sent only its uploader may download it", async () => {
    const id = await uploadFile(outsider);
    expect((await as(outsider, "GET", `/api/files/${id}`)).status).toBe(200);
    for (const who of [people.member, people.owner, people.administrator])
      expect(refusal(await as(who, "GET", `/api/files/${id}`))).toEqual([404, "not_found"]);
  });

  test("P10 a removed member loses the file, and everyone once its message is deleted", async () => {
    const place = await createRoomFixture(people);
    const file = `/api/files/${place.fileId}`;
    expect((await as(people.member, "GET", file)).status).toBe(200);
    await callOk("DELETE", `/api/rooms/${place.roomId}/members/${people.member.userId}`, {
      token: people.owner.token,
    });
    expect(refusal(await as(people.member, "GET", file))).toEqual([404, "not_found"]);
    await callOk("DELETE", `/api/messages/${place.fileMessageId}`, { token: people.owner.token });
    expect(refusal(await as(people.owner, "GET", file))).toEqual([404, "not_found"]);
  });
});

describe("a user's private data and rights", () => {
  test("another user's session and a missing one answer alike", async () => {
    const { sessions } = await callOk<{ sessions: { id: string }[] }>("GET", "/api/sessions", {
      token: people.owner.token,
    });
    const foreign = await as(outsider, "DELETE", `/api/sessions/${sessions[0]?.id}`);
    expect(refusal(foreign)).toEqual([404, "not_found"]);
    expect(foreign.text).toBe((await as(outsider, "DELETE", `/api/sessions/${randomUUID()}`)).text);
    expect((await as(people.owner, "GET", "/api/me")).status).toBe(200);
  });

  test("nobody raises their own role", async () => {
    const place = await createRoomFixture(people);
    const at = (id: string) => `/api/rooms/${place.roomId}/members/${id}`;
    for (const role of ["owner", "admin"])
      expect(refusal(await as(people.member, "PATCH", at(people.member.userId), { role }))).toEqual([
        403,
        "forbidden",
      ]);
    expect(refusal(await as(people.admin, "PATCH", at(people.admin.userId), { role: "owner" }))).toEqual([
      403,
      "forbidden",
    ]);
    expect(refusal(await as(people.admin, "DELETE", at(people.owner.userId)))).toEqual([403, "forbidden"]);
    expect(refusal(await as(people.admin, "PATCH", at(people.owner.userId), { role: "member" }))).toEqual([
      403,
      "forbidden",
    ]);
    for (const field of ["administers", "role", "email", "id", "passwordHash"])
      expect(refusal(await as(people.member, "PATCH", "/api/me", { [field]: "x" }))).toEqual([
        400,
        "invalid",
      ]);
  });

  test("a new member sees nothing from before joining, over any route", async () => {
    const place = await createRoomFixture(people);
    const at = `/api/rooms/${place.roomId}`;
    await callOk("POST", `${at}/members`, {
      token: people.owner.token,
      body: { userIds: [outsider.userId] },
    });
    const old = place.messageId;
    for (const path of [
      `/api/messages/${old}`,
      `/api/messages/${old}/receipts`,
      `/api/messages/${old}/edits`,
      `/api/files/${place.fileId}`,
    ])
      expect(refusal(await as(outsider, "GET", path)), path).toEqual([404, "not_found"]);
    for (const path of [
      `${at}/messages`,
      `${at}/messages?around=1`,
      `${at}/messages?after=0`,
      `${at}/changes?since=0`,
      at,
      "/api/rooms",
      "/api/search?q=as",
      `${at}/files?kind=file`,
    ])
      expect((await as(outsider, "GET", path)).text, path).not.toMatch(/as it (is|was)/);
    expect(refusal(await say(outsider, place.roomId, { replyTo: old }))).toEqual([400, "invalid"]);
    expect(
      refusal(await as(outsider, "PUT", `/api/messages/${old}/reactions/${encodeURIComponent("👍")}`)),
    ).toEqual([404, "not_found"]);
    expect(refusal(await as(outsider, "POST", "/api/reports", { messageId: old, reason: "spam" }))).toEqual([
      404,
      "not_found",
    ]);
  });

  test("another user's push subscription and a missing one answer alike", async () => {
    for (const [method, tail] of [
      ["DELETE", ""],
      ["POST", "/test"],
    ] as const) {
      const at = (id: string) => `/api/push/subscriptions/${id}${tail}`;
      const foreign = await as(outsider, method, at(people.subscriptionId));
      expect(refusal(foreign)).toEqual([404, "not_found"]);
      expect(foreign.text).toBe((await as(outsider, method, at(randomUUID()))).text);
    }
    const { subscriptions } = await callOk<{ subscriptions: { id: string }[] }>(
      "GET",
      "/api/push/subscriptions",
      { token: people.neighbour.token },
    );
    expect(subscriptions.map(({ id }) => id)).toEqual([people.subscriptionId]);
  });
});

describe("response time reveals no more than the response", () => {
  const middle = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  const timed = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };

  /** Measures in alternation, so that other load on the machine affects both alike. */
  async function compare(first: () => Promise<unknown>, second: () => Promise<unknown>, pairs: number) {
    const [a, b]: [number[], number[]] = [[], []];
    for (let n = 0; n < pairs; n += 1) {
      a.push(await timed(first));
      b.push(await timed(second));
    }
    return middle(a) / middle(b);
  }

  test("a foreign room and a missing one take equally long", async () => {
    const ask = (id: string) => () => as(outsider, "GET", `/api/rooms/${id}/messages`);
    const ratio = await compare(ask(mine.roomId), ask(randomUUID()), 60);
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });

  test("a known and an unknown e-mail address take equally long", async () => {
    const ask = (email: () => string) => () =>
      call("POST", "/api/token", { body: { email: email(), password: "is another one" } });
    const ratio = await compare(
      ask(() => people.member.email),
      ask(() => `${randomUUID()}@example.com`),
      9,
    );
    // Without the decoy hash the ratio is that of a hash to a lookup: ten to one.
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });
});
