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
const pending = (change: MessageChange): PendingChange => ({
  id: change.kind,
  messageId: "m",
  roomId: "room",
  change,
  at: AT,
  turn: change.kind,
});
const after = (...changes: MessageChange[]) => applyPendingChanges(MESSAGE, changes.map(pending), "me");

test("one's own reaction joins the others and leaves them again", () => {
  const on = after({ kind: "react", emoji: "👍", on: true });
  expect(on?.reactions).toEqual([{ emoji: "👍", userIds: ["bo", "me"] }]);
  expect(
    on && applyPendingChanges(on, [pending({ kind: "react", emoji: "👍", on: false })], "me")?.reactions,
  ).toEqual([{ emoji: "👍", userIds: ["bo"] }]);
});

test("a first reaction adds its emoji, and removing the last one removes it", () => {
  const on = after({ kind: "react", emoji: "🎉", on: true });
  expect(on?.reactions.at(-1)).toEqual({ emoji: "🎉", userIds: ["me"] });
  const off = on && applyPendingChanges(on, [pending({ kind: "react", emoji: "🎉", on: false })], "me");
  expect(off?.reactions).toEqual(MESSAGE.reactions);
});

test("a reaction that the server knows already is counted once", () => {
  const known = { ...MESSAGE, reactions: [{ emoji: "👍", userIds: ["me"] }] };
  expect(applyPendingChanges(known, [pending({ kind: "react", emoji: "👍", on: true })], "me")).toEqual(
    known,
  );
});

test("an edit shows with its time; an edit to the same text shows nothing", () => {
  expect(after({ kind: "edit", content: "bye" })).toMatchObject({ content: "bye", editedAt: AT });
  expect(after({ kind: "edit", content: "hello" })).toEqual(MESSAGE);
});

test("a deletion removes the content, and changes after it have no effect", () => {
  expect(after({ kind: "delete" }, { kind: "edit", content: "bye" })).toMatchObject({
    content: "",
    reactions: [],
    deletedAt: AT,
  });
});

test("a hidden message is absent until it is shown again", () => {
  expect(after({ kind: "hide", on: true })).toBeNull();
  expect(after({ kind: "hide", on: false })).toEqual(MESSAGE);
});
