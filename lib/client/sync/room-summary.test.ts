import { expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import type { Member, Room } from "@/lib/contract/rooms";
import { isStaleRoom, mergeRoom } from "./room-summary";

const member = (readSeq: number, deliveredSeq: number) => ({ userId: "bo", readSeq, deliveredSeq }) as Member;
const room = (lastRev: number, readSeq: number, bo = member(0, 0)) =>
  ({ lastRev, readSeq, lastSeq: lastRev, members: [bo] }) as Room;

test("P8 the later of two summaries stays, with the higher of each receipt", () => {
  const [early, late] = [room(5, 3, member(4, 5)), room(7, 3, member(2, 6))];
  for (const [incoming, known] of [
    [early, late],
    [late, early],
  ] as const) {
    expect(mergeRoom(incoming, known)).toMatchObject({ lastRev: 7, members: [member(4, 6)] });
  }
  expect([isStaleRoom(early, late), isStaleRoom(late, early), isStaleRoom(room(7, 2), late)]).toEqual([
    true,
    false,
    true,
  ]);
});

test("P13 a summary that `changes` cannot reach replaces what is known, including receipts that fell", () => {
  const known = room(105, 100, member(100, 105));
  const restored = { ...room(105 + LIMITS.changesBehindMax + 1, 80, member(70, 80)), lastSeq: 80 };
  expect(isStaleRoom(restored, known)).toBe(false);
  expect(mergeRoom(restored, known)).toEqual(restored);
  expect(isStaleRoom(room(105 + LIMITS.changesBehindMax, 80), known)).toBe(true);
});
