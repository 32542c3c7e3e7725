import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { applyPendingChanges, type MessageChange, type PendingChange } from "./apply";

const MESSAGE: Message = {
  id: "m",
  roomId: "room",
  seq: 1,
  rev: 1,
  senderId: "ann",
  type: "text",
  content: "hello",
  attachments: [],
  replyTo: null,
  reactions: [{ emoji: "👍", userIds: ["bo"] }],
  mentions: [],
  status: "sent",
  createdAt: "2026-01-01T00:00:00.000Z",
  editedAt: null,
  deletedAt: null,
};
const AT = "2026-01-01T00:01:00.000Z";
const queued = (change: MessageChange): PendingChange => ({
  id: change.kind,
  messageId: "m",
  roomId: "room",
  change,
  at: AT,
  turn: change.kind,
});
const after = (...changes: MessageChange[]) => applyPendingChanges(MESSAGE, changes.map(queued), "me");

test("one's own reaction joins the others' and leaves them", () => {
  const on = after({ kind: "react", emoji: "👍", on: true });
  expect(on?.reactions).toEqual([{ emoji: "👍", userIds: ["bo", "me"] }]);
  expect(
    on && applyPendingChanges(on, [queued({ kind: "react", emoji: "👍", on: false })], "me")?.reactions,
  ).toEqual([{ emoji: "👍", userIds: ["bo"] }]);
});

test("a first reaction makes a new one, and the last to go takes it along", () => {
  const on = after({ kind: "react", emoji: "🎉", on: true });
  expect(on?.reactions.at(-1)).toEqual({ emoji: "🎉", userIds: ["me"] });
  const off = on && applyPendingChanges(on, [queued({ kind: "react", emoji: "🎉", on: false })], "me");
  expect(off?.reactions).toEqual(MESSAGE.reactions);
});

test("a reaction that the server knows already is not counted twice", () => {
  const known = { ...MESSAGE, reactions: [{ emoji: "👍", userIds: ["me"] }] };
  expect(applyPendingChanges(known, [queued({ kind: "react", emoji: "👍", on: true })], "me")).toEqual(known);
});

test("an edit shows with its time; one that says the same shows nothing", () => {
  expect(after({ kind: "edit", content: "bye" })).toMatchObject({ content: "bye", editedAt: AT });
  expect(after({ kind: "edit", content: "hello" })).toEqual(MESSAGE);
});

test("a deletion leaves nothing to read, and nothing after it counts", () => {
  expect(after({ kind: "delete" }, { kind: "edit", content: "bye" })).toMatchObject({
    content: "",
    reactions: [],
    deletedAt: AT,
  });
});

test("what is hidden is not there, until that is taken back", () => {
  expect(after({ kind: "hide", on: true })).toBeNull();
  expect(after({ kind: "hide", on: false })).toEqual(MESSAGE);
});
