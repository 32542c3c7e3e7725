import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import type { Room } from "@/lib/contract/rooms";
import { countNotifyingUnread, isInDndHours, shouldNotify } from "./should-notify";

const message = { senderId: "bo", seq: 5, type: "text", deletedAt: null } as Message;
const room = (more: Partial<Room> = {}) =>
  ({
    notify: "all",
    mutedUntil: null,
    readSeq: 0,
    mentions: 0,
    unread: 1,
    lastMessage: message,
    ...more,
  }) as Room;
const ann = { id: "ann", dndFrom: null, dndTo: null, timeZone: null };
const baseline = { lastSeq: 4, mentions: 0 };
const now = new Date("2026-11-25T23:30:00Z");
const later = "2026-11-26T00:00:00.000Z";
const earlier = "2026-11-25T23:00:00.000Z";

test("only an unread new message of another user notifies", () => {
  expect(shouldNotify(room(), baseline, ann, now)).toBe(true);
  expect(shouldNotify(room(), { ...baseline, lastSeq: 5 }, ann, now)).toBe(false);
  expect(shouldNotify(room({ readSeq: 5 }), baseline, ann, now)).toBe(false);
  expect(shouldNotify(room({ lastMessage: null }), baseline, ann, now)).toBe(false);
  for (const more of [{ senderId: "ann" }, { type: "system" }, { deletedAt: earlier }])
    expect(shouldNotify(room({ lastMessage: { ...message, ...more } as Message }), baseline, ann, now)).toBe(
      false,
    );
});

test("the mute and the notify level of a room apply", () => {
  expect(shouldNotify(room({ notify: "nothing" }), baseline, ann, now)).toBe(false);
  expect(shouldNotify(room({ mutedUntil: later }), baseline, ann, now)).toBe(false);
  expect(shouldNotify(room({ mutedUntil: earlier }), baseline, ann, now)).toBe(true);
  expect(shouldNotify(room({ notify: "mentions" }), baseline, ann, now)).toBe(false);
  expect(shouldNotify(room({ notify: "mentions", mentions: 1 }), baseline, ann, now)).toBe(true);
  expect(countNotifyingUnread([room({ unread: 3 }), room({ notify: "nothing", unread: 9 })], now)).toBe(3);
  expect(
    countNotifyingUnread(
      [room({ notify: "mentions", unread: 9, mentions: 2 }), room({ mutedUntil: later })],
      now,
    ),
  ).toBe(2);
});

test("quiet hours are in the user's time zone and may span midnight", () => {
  const quiet = (dndFrom: string, dndTo: string, timeZone: string | null = null) =>
    isInDndHours({ ...ann, dndFrom, dndTo, timeZone }, now);
  expect(isInDndHours(ann, now)).toBe(false);
  expect(quiet("22:00", "07:00")).toBe(true);
  expect(quiet("23:30", "23:31")).toBe(true);
  expect(quiet("23:00", "23:30")).toBe(false);
  expect(quiet("07:00", "22:00")).toBe(false);
  expect(quiet("22:00", "07:00", "America/New_York")).toBe(false);
  expect(shouldNotify(room(), baseline, { ...ann, dndFrom: "22:00", dndTo: "07:00" }, now)).toBe(false);
});
