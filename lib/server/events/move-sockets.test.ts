import { beforeEach, expect, test, vi } from "vitest";
import { type Io, provideRuntime } from "../platform/runtime";
import { applyRemoteMoves, detectMoves, joinSockets, leaveSockets } from "./move-sockets";

const moved: unknown[] = [];
const others = new Map<string, (audience: string[], room: string) => void>();
const io = {
  local: {
    in: (audience: string[]) => ({
      socketsJoin: (room: string) => moved.push(["join", audience, room]),
      socketsLeave: (room: string) => moved.push(["leave", audience, room]),
    }),
  },
  on: (event: string, listener: (audience: string[], room: string) => void) => others.set(event, listener),
};

beforeEach(() => {
  moved.length = 0;
  provideRuntime({ io: io as unknown as Io });
  applyRemoteMoves(io as unknown as Io);
});

test.each([
  ["joins here", () => joinSockets(["user:ann", "user:bo"], "room:1")],
  ["leaves here", () => leaveSockets(["user:ann"], "room:1")],
  ["joins by another instance", () => others.get("join")?.(["user:ann"], "room:1")],
  ["leaves by another instance", () => others.get("leave")?.(["user:ann"], "room:1")],
])("P10 who %s while their rooms are looked up is looked up again", async (_, move) => {
  const work = vi.fn(async () => move());
  expect((await detectMoves("user:ann", work))[1].moved).toBe(true);
  expect(moved).toHaveLength(1);
});

test("moves of others, and those before and after, are nothing to look up again for", async () => {
  joinSockets(["user:ann"], "room:1");
  const [answer, watch] = await detectMoves("user:ann", async () => {
    joinSockets(["user:bo"], "room:1");
    return "rooms";
  });
  leaveSockets(["user:ann"], "room:1");
  expect([answer, watch.moved]).toEqual(["rooms", false]);
});
