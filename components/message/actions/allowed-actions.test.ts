import { expect, test } from "vitest";
import type { Message } from "@/lib/contract/messages";
import type { MemberRole, Room } from "@/lib/contract/rooms";
import { allowedActions } from "./allowed-actions";

const TIME = "2026-01-01T00:00:00.000Z";
const message = (more: Partial<Message> = {}): Message => ({
  id: "m",
  roomId: "room",
  seq: 1,
  rev: 1,
  senderId: "ann",
  type: "text",
  content: "hello",
  attachments: [],
  replyTo: null,
  reactions: [],
  mentions: [],
  status: "sent",
  createdAt: TIME,
  editedAt: null,
  deletedAt: null,
  ...more,
});
const room = (role: MemberRole, more: Partial<Room> = {}): Room => ({
  id: "room",
  kind: "group",
  title: "Room",
  image: null,
  members: [{ userId: "me", role, readSeq: 0, deliveredSeq: 0 }],
  lastSeq: 1,
  lastRev: 1,
  readSeq: 0,
  unread: 0,
  mentions: 0,
  muted: false,
  notify: "all",
  mutedUntil: null,
  lastMessage: null,
  pinned: false,
  archived: false,
  blocked: false,
  linkPreviews: true,
  pins: [],
  ...more,
});

test("a member can neither edit nor delete another member's message", () => {
  const actions = allowedActions(message(), room("member"), "me");
  expect(actions).toEqual([
    "reply",
    "react",
    "forward",
    "copy",
    "link",
    "pin",
    "select",
    "info",
    "report",
    "hide",
  ]);
});

test("a member can edit and delete their own message", () => {
  expect(allowedActions(message({ senderId: "me" }), room("member"), "me")).toEqual(
    expect.arrayContaining(["edit", "delete"]),
  );
});

test("an admin can delete any message and read its edit history", () => {
  const edited = message({ editedAt: TIME });
  expect(allowedActions(edited, room("admin"), "me")).toEqual(expect.arrayContaining(["delete", "history"]));
  expect(allowedActions(edited, room("member"), "me")).not.toContain("history");
});

test("a pinned message can be unpinned only", () => {
  const actions = allowedActions(message(), room("member", { pins: ["m"] }), "me");
  expect(actions).toContain("unpin");
  expect(actions).not.toContain("pin");
});

test("a tombstone can only be hidden, a system message has no actions", () => {
  expect(allowedActions(message({ deletedAt: TIME, senderId: "me" }), room("owner"), "me")).toEqual(["hide"]);
  expect(allowedActions(message({ type: "system", senderId: null }), room("owner"), "me")).toEqual([]);
});

test("a message of files alone can be forwarded but not copied", () => {
  const photo = {
    id: "f",
    name: "a.png",
    size: 1,
    mime: "image/png",
    kind: "image" as const,
    url: "/api/files/f",
  };
  const actions = allowedActions(message({ content: "", attachments: [photo] }), room("member"), "me");
  expect(actions).toContain("forward");
  expect(actions).not.toContain("copy");
});
