import { expect, test } from "vitest";
import type { Message, MessagePage } from "@/lib/contract/messages";
import {
  addMessages,
  appendPage,
  changeMessage,
  conversationFromPage,
  hasGap,
  hasNewer,
  hasOlder,
  hideMessages,
  LOADED_MESSAGES_MAX,
  mergeChanges,
  noteRevisions,
  prependPage,
  trimToNewest,
  unhideMessage,
} from "./conversation";

function message(seq: number, rev = seq, content = `m${seq}`): Message {
  return {
    id: `id-${seq}`,
    roomId: "room",
    seq,
    rev,
    senderId: "ann",
    type: "text",
    content,
    attachments: [],
    replyTo: null,
    reactions: [],
    mentions: [],
    status: "sent",
    createdAt: "2026-01-01T00:00:00.000Z",
    editedAt: null,
    deletedAt: null,
  };
}

const loaded = (...seqs: number[]) => window({ hasMoreAfter: false }, ...seqs);
const window = (more: Partial<MessagePage>, ...seqs: number[]) =>
  conversationFromPage({ ...pageOf(...seqs), ...more });
const pageOf = (...seqs: number[]): MessagePage => ({
  messages: seqs.map((seq) => message(seq)),
  hasMoreBefore: true,
  hasMoreAfter: true,
  lastRev: seqs.at(-1) ?? 0,
});
const seqs = ({ messages }: { messages: Message[] }) => messages.map(({ seq }) => seq);

test("new messages are appended, late ones inserted in their place, repeated ones ignored", () => {
  let conversation = addMessages(loaded(5, 6), [message(8)]);
  expect([seqs(conversation), conversation.rev, hasGap(conversation)]).toEqual([[5, 6, 8], 6, true]);
  conversation = addMessages(addMessages(conversation, [message(7)]), [message(7), message(8)]);
  expect([seqs(conversation), conversation.rev, hasGap(conversation)]).toEqual([[5, 6, 7, 8], 8, false]);
});

test("the newer version of a message stays, whichever comes first", () => {
  const edited = changeMessage(loaded(5, 6), message(5, 7, "edited"));
  expect([edited.messages[0]?.content, edited.rev]).toEqual(["edited", 7]);
  expect(addMessages(edited, [message(5)]).messages[0]?.content).toBe("edited");
});

test("a change of a message that should be loaded and is not makes the conversation unsure until its changes are fetched", () => {
  const unsure = changeMessage(loaded(5, 6), message(7, 8, "edited before it came"));
  expect([hasGap(unsure), unsure.rev]).toEqual([true, 6]);
  expect(noteRevisions(unsure, [7]).rev).toBe(6);
  const updated = mergeChanges(unsure, {
    messages: [message(7, 8, "edited")],
    lastRev: 8,
    more: false,
    reset: false,
  });
  expect([seqs(updated), updated.rev, hasGap(updated)]).toEqual([[5, 6, 7], 8, false]);
});

test("a change before the loaded window is noted and not inserted", () => {
  const conversation = changeMessage(loaded(5, 6), message(2, 7, "old and edited"));
  expect([seqs(conversation), conversation.rev, hasGap(conversation)]).toEqual([[5, 6], 7, false]);
});

test("an older page is prepended; its messages that are loaded already stay unchanged", () => {
  const older = {
    messages: [message(3), message(4), message(5, 5, "stale")],
    hasMoreBefore: false,
    hasMoreAfter: true,
    lastRev: 7,
  };
  const conversation = prependPage(changeMessage(loaded(5, 6), message(5, 7, "new")), older);
  expect([seqs(conversation), hasOlder(conversation)]).toEqual([[3, 4, 5, 6], false]);
  expect(conversation.messages[2]?.content).toBe("new");
});

test("a hidden message stays out, however late it arrives, until it is shown again", () => {
  let conversation = noteRevisions(hideMessages(loaded(5, 6), ["id-5"]), [7]);
  conversation = addMessages(conversation, [message(5)]);
  conversation = prependPage(conversation, {
    messages: [message(5)],
    hasMoreBefore: true,
    hasMoreAfter: true,
    lastRev: 7,
  });
  expect(seqs(conversation)).toEqual([6]);
  expect(seqs(unhideMessage({ ...conversation, from: 0 }, message(5)))).toEqual([5, 6]);
});

test("a window in the middle of a history takes neither older nor new messages", () => {
  let conversation = addMessages(window({}, 5, 6), [message(9)]);
  expect([seqs(conversation), hasNewer(conversation), hasGap(conversation)]).toEqual([[5, 6], true, true]);
  conversation = noteRevisions(conversation, [7, 8]);
  expect([conversation.rev, hasGap(conversation)]).toEqual([9, false]);
  conversation = changeMessage(conversation, message(9, 10, "edited out of sight"));
  expect([seqs(conversation), conversation.rev, hasGap(conversation)]).toEqual([[5, 6], 10, false]);
});

test("a newer page is appended; the last one opens the window to new messages", () => {
  let conversation = appendPage(window({}, 5, 6), pageOf(7, 8));
  expect([seqs(conversation), hasNewer(conversation)]).toEqual([[5, 6, 7, 8], true]);
  conversation = appendPage(conversation, { ...pageOf(9), hasMoreAfter: false });
  expect([seqs(conversation), hasNewer(conversation)]).toEqual([[5, 6, 7, 8, 9], false]);
  expect(seqs(addMessages(conversation, [message(10)]))).toEqual([5, 6, 7, 8, 9, 10]);
});

test("a window whose messages are all hidden keeps its bounds", () => {
  const empty = hideMessages(window({}, 5, 6), ["id-5", "id-6"]);
  expect(seqs(addMessages(empty, [message(2, 7), message(9, 8)]))).toEqual([]);
  expect(seqs(prependPage(empty, pageOf(3, 4)))).toEqual([3, 4]);
});

test("the window is bounded: its far end is dropped and can be loaded again", () => {
  const many = Array.from({ length: LOADED_MESSAGES_MAX }, (_, index) => index + 101);
  const older = prependPage(loaded(...many), pageOf(99, 100));
  expect([older.messages[0]?.seq, older.messages.length, hasNewer(older)]).toEqual([
    99,
    LOADED_MESSAGES_MAX,
    true,
  ]);
  expect(older.to).toBe(older.messages.at(-1)?.seq);
  const newer = addMessages(loaded(...many), [message(LOADED_MESSAGES_MAX + 101)]);
  expect([newer.messages[0]?.seq, newer.from, newer.messages.length]).toEqual([
    102,
    102,
    LOADED_MESSAGES_MAX,
  ]);
  expect([trimToNewest(newer, 2).from, hasOlder(trimToNewest(newer, 2))]).toEqual([
    LOADED_MESSAGES_MAX + 100,
    true,
  ]);
});
