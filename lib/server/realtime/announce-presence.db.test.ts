import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { addDirectRoom, addGroup, addUser, openTestDatabase } from "@/tests/support/domain/fixtures";
import type { Actor } from "../accounts/actor/actor";
import { type Io, provideRuntime } from "../platform/runtime";
import { announcePresence } from "./announce-presence";

const told: { audience: string[]; userId: string; online: boolean }[] = [];
const io = {
  to: (audience: string[]) => ({
    volatile: {
      emit: (_event: string, { userId, online }: { userId: string; online: boolean }) =>
        told.push({ audience, userId, online }),
    },
  }),
};
let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
});
afterAll(() => close());
beforeEach(() => {
  told.length = 0;
});

/** Only presence is listened to, not what making a room tells. */
const listen = () => provideRuntime({ io: io as unknown as Io });

const gone = { online: false, lastSeenAt: "2026-01-01T00:00:00.000Z" };
const here = { online: true, lastSeenAt: null };

test("who shares a room is told once, a room that is too large is not", async () => {
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  const small = await addDirectRoom(ann, bo);
  const crowd = await Promise.all(Array.from({ length: LIMITS.presenceFanoutMembers }, () => addUser("One")));
  await addGroup(ann, ...(crowd as [Actor, ...Actor[]]));
  listen();
  announcePresence(ann.userId, here);
  announcePresence(ann.userId, here);
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toEqual({
    userId: ann.userId,
    online: true,
    audience: [`user:${ann.userId}`, `room:${small}`],
  });
});

test("what turns back within a moment is not told", async () => {
  provideRuntime({ io: undefined as unknown as Io });
  const [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
  await addDirectRoom(ann, bo);
  listen();
  announcePresence(ann.userId, gone);
  announcePresence(bo.userId, gone);
  announcePresence(ann.userId, here);
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toMatchObject({ userId: bo.userId, online: false });
});
