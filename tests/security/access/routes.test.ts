import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { ERROR_STATUS } from "@/lib/contract/errors";
import { callOk, codeOf } from "../support/call";
import {
  createRoomFixture,
  ROLES,
  type RoomFixture,
  registerTestUsers,
  type TestUsers,
} from "../support/fixtures";
import { registerUser } from "../support/users";
import { callRoute, pathParameters, rowsOf } from "./call-route";
import { accessMatrix } from "./matrix";
import type { RouteRow } from "./row";

const EVERYONE = [...ROLES, "administrator"] as const;
let people: TestUsers;
let shared: RoomFixture;
beforeAll(async () => {
  people = await registerTestUsers();
  shared = await createRoomFixture(people);
});

const CODES = new Map<number, string>(Object.entries(ERROR_STATUS).map(([code, status]) => [status, code]));
/** Returns everything that a call could have changed, as the owner sees it. */
async function stateOf({ roomId, users: { owner } }: RoomFixture): Promise<string> {
  const read = (path: string) => callOk("GET", `/api/rooms/${roomId}${path}`, { token: owner.token });
  return JSON.stringify(await Promise.all(["", "/messages", "/changes?since=0", "/invites"].map(read)));
}

/** State of the shared fixture, which allowed calls change slightly. */
let state = "";

async function tokenOf(role: (typeof EVERYONE)[number], row: RouteRow): Promise<string | undefined> {
  if (role === "anonymous") return undefined;
  const own = row.ownAccount && role !== "revoked";
  return (own ? await registerUser("Newcomer") : people[role]).token;
}

describe.each(rowsOf(accessMatrix))("%s", (key, row) => {
  test.each(EVERYONE)("by %s", async (role) => {
    const expected =
      role === "administrator" ? (row.administrator ?? row.answers.outsider) : row.answers[role];
    const letIn = expected < 400;
    const on = letIn && row.mutates ? await createRoomFixture(people) : shared;
    if (letIn) state = "";
    else state ||= await stateOf(on);
    const answer = await callRoute(key, row, on, await tokenOf(role, row));
    expect([answer.status, answer.text.slice(0, 300)]).toEqual([expected, expect.anything()]);
    if (letIn) return;
    if (!key.startsWith("HEAD")) expect(codeOf(answer)).toBe(CODES.get(expected));
    if (!key.startsWith("GET")) expect(await stateOf(on)).toBe(state);
  });
});

/** Rows that could reveal which resources exist. */
const guessable = rowsOf(accessMatrix).filter(
  ([key, row]) =>
    row.answers.outsider === 404 && !row.noForeign && pathParameters(key).some((name) => name.endsWith("d")),
);

describe("P10 foreign and missing resources answer alike, byte for byte", () => {
  test.each(guessable)("%s", async (key, row) => {
    const { token } = people.outsider;
    const missing = Object.fromEntries(
      pathParameters(key)
        .filter((name) => name !== "emoji")
        .map((name) => [name, randomUUID()]),
    );
    const [foreign, absent] = [
      await callRoute(key, row, shared, token),
      await callRoute(key, row, shared, token, missing),
    ];
    expect(foreign.text).toBe(absent.text);
    expect([foreign.status, namesOf(foreign.headers)]).toEqual([absent.status, namesOf(absent.headers)]);
  });
});

const namesOf = (headers: object): string[] => Object.keys(headers).sort();
