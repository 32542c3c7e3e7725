import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { addDirectRoom, addGroup, addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import type { Actor } from "../accounts/actor/actor";
import { type Io, provideRuntime } from "../platform/runtime";
import { announcePresence } from "./announce-presence";

const published: { audience: string[]; userId: string; online: boolean }[] = [];
const io = {
  to: (audience: string[]) => ({
    volatile: {
      emit: (_event: string, { userId, online }: { userId: string; online: boolean }) =>
        published.push({ audience, userId, online }),
    },
  }),
};
let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());
beforeEach(() => {
  published.length = 0;
});

/** Installed after the rooms exist, so that only presence is recorded. */
const listen = () => provideRuntime({ io: io as unknown as Io });

const wentOffline = { online: false, lastSeenAt: "2026-01-01T00:00:00.000Z" };
const wentOnline = { online: true, lastSeenAt: null };

test("a user's own sockets and shared rooms get presence once, a room above the fan-out limit does not", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const small = await addDirectRoom(ann, bo);
  const crowd = await Promise.all(Array.from({ length: LIMITS.presenceFanoutMembers }, () => addUser("One")));
  await addGroup(ann, ...(crowd as [Actor, ...Actor[]]));
  listen();
  announcePresence(ann.userId, wentOnline);
  announcePresence(ann.userId, wentOnline);
  await expect.poll(() => published).toHaveLength(1);
  expect(published[0]).toEqual({
    userId: ann.userId,
    online: true,
    audience: [`user:${ann.userId}`, `room:${small}`],
  });
});

test("a presence change that is reverted at once is not published", async () => {
  provideRuntime({ io: undefined as unknown as Io });
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  await addDirectRoom(ann, bo);
  listen();
  announcePresence(ann.userId, wentOffline);
  announcePresence(bo.userId, wentOffline);
  announcePresence(ann.userId, wentOnline);
  await expect.poll(() => published).toHaveLength(1);
  expect(published[0]).toMatchObject({ userId: bo.userId, online: false });
});
