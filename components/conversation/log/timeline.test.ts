import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { buildTimeline, type UnreadSnapshot } from "./timeline";

const ME = "me";
const NONE: UnreadSnapshot = { readSeq: 100, unread: 0 };

function message(seq: number, senderId: string, createdAt: string, more: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    roomId: "room",
    seq,
    rev: seq,
    senderId,
    type: "text",
    content: `${seq}`,
    attachments: [],
    replyTo: null,
    reactions: [],
    mentions: [],
    status: "sent",
    createdAt,
    editedAt: null,
    deletedAt: null,
    ...more,
  } as Message;
}

/** Abbreviates each item: `day`, `unread 2`, `system`, or the seq, with `(` and `)` where a run begins and ends. */
function shape(messages: Message[], opening = NONE, hasOlder = false): string {
  const items = buildTimeline({
    messages,
    pending: [],
    hasOlder,
    hasNewer: false,
    meId: ME,
    opening,
    zone: "UTC",
  });
  return items
    .map((item) => {
      if (item.kind === "unread") return `unread ${item.count}`;
      return item.kind === "message"
        ? `${item.firstInRun ? "(" : ""}${item.seq}${item.lastInRun ? ")" : ""}`
        : item.kind;
    })
    .join(" ");
}

test("one author's messages of less than five minutes are one run", () => {
  const messages = [
    message(1, "ann", "2026-03-02T10:00:00.000Z"),
    message(2, "ann", "2026-03-02T10:04:59.000Z"),
    message(3, "ann", "2026-03-02T10:09:59.000Z"),
    message(4, "bo", "2026-03-02T10:10:00.000Z"),
    message(5, "ann", "2026-03-02T10:10:01.000Z"),
  ];
  expect(shape(messages)).toBe("day (1 2) (3) (4) (5)");
});

test("a new day has a heading and ends a run", () => {
  const messages = [
    message(1, "ann", "2026-03-02T10:00:00.000Z"),
    message(2, "ann", "2026-03-04T10:00:00.000Z"),
    message(3, "ann", "2026-03-04T10:00:10.000Z"),
  ];
  expect(shape(messages)).toBe("day (1) day (2 3)");
});

test("a system message is an item of its own and ends a run", () => {
  const messages = [
    message(1, "ann", "2026-03-02T10:00:00.000Z"),
    message(2, "ann", "2026-03-02T10:00:10.000Z", { type: "system" }),
    message(3, "ann", "2026-03-02T10:00:20.000Z"),
  ];
  expect(shape(messages)).toBe("day (1) system (3)");
});

test("the divider stands above the first unread message of another user and ends a run", () => {
  const messages = [
    message(1, "ann", "2026-03-02T10:00:00.000Z"),
    message(2, ME, "2026-03-02T10:00:10.000Z"),
    message(3, "ann", "2026-03-02T10:00:20.000Z"),
    message(4, "ann", "2026-03-02T10:00:30.000Z"),
  ];
  expect(shape(messages, { readSeq: 1, unread: 2 })).toBe("day (1) (2) unread 2 (3 4)");
  expect(shape(messages.slice(2), { readSeq: 1, unread: 9 }, true)).toBe("4)");
});
