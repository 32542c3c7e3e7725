import { beforeEach, expect, test, vi } from "vitest";
import { type Io, provideRuntime } from "../platform/runtime";
import { applyRemoteMoves, detectMoves, joinSockets, leaveSockets } from "./move-sockets";

const moves: unknown[] = [];
const remoteListeners = new Map<string, (audience: string[], room: string) => void>();
const io = {
  local: {
    in: (audience: string[]) => ({
      socketsJoin: (room: string) => moves.push(["join", audience, room]),
      socketsLeave: (room: string) => moves.push(["leave", audience, room]),
    }),
  },
  on: (event: string, listener: (audience: string[], room: string) => void) =>
    remoteListeners.set(event, listener),
};

beforeEach(() => {
  moves.length = 0;
  provideRuntime({ io: io as unknown as Io });
  applyRemoteMoves(io as unknown as Io);
});

test.each([
  ["joins here", () => joinSockets(["user:ann", "user:bo"], "room:1")],
  ["leaves here", () => leaveSockets(["user:ann"], "room:1")],
  ["joins by another instance", () => remoteListeners.get("join")?.(["user:ann"], "room:1")],
  ["leaves by another instance", () => remoteListeners.get("leave")?.(["user:ann"], "room:1")],
])("P10 a user who %s during the look-up of their rooms is detected", async (_, move) => {
  const work = vi.fn(async () => move());
  expect((await detectMoves("user:ann", work))[1].moved).toBe(true);
  expect(moves).toHaveLength(1);
});

test("moves of other users, and moves before and after, are not detected", async () => {
  joinSockets(["user:ann"], "room:1");
  const [result, observer] = await detectMoves("user:ann", async () => {
    joinSockets(["user:bo"], "room:1");
    return "rooms";
  });
  leaveSockets(["user:ann"], "room:1");
  expect([result, observer.moved]).toEqual(["rooms", false]);
});
