import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "@/lib/contract/messages";
import { type Io, provideRuntime } from "../platform/runtime";
import { flushMessages, publishMessages } from "./publish-messages";

const frames: { room: string; seqs: number[] }[] = [];
/** Number of sockets per channel; a hundred for channels not listed. */
const audience = new Map<string, number>();
const io = {
  of: () => ({ adapter: { rooms: { get: (room: string) => ({ size: audience.get(room) ?? 100 }) } } }),
  to: (room: string) => ({
    emit: (_event: string, { messages }: { messages: Message[] }) =>
      frames.push({ room, seqs: messages.map(({ seq }) => seq) }),
  }),
};
const message = (seq: number, content = "") => ({ seq, content }) as Message;

beforeEach(() => {
  vi.useFakeTimers();
  frames.length = 0;
  provideRuntime({ io: io as unknown as Io });
});
afterAll(() => {
  vi.useRealTimers();
});

test("a message after a pause is sent at once; messages of a burst share frames, in order", () => {
  publishMessages("a", [message(1)]);
  publishMessages("a", [message(2)]);
  publishMessages("a", [message(3), message(4)]);
  publishMessages("b", [message(1)]);
  expect(frames).toEqual([
    { room: "room:a", seqs: [1] },
    { room: "room:b", seqs: [1] },
  ]);
  vi.advanceTimersByTime(25);
  publishMessages("a", [message(5)]);
  vi.advanceTimersByTime(25);
  vi.advanceTimersByTime(25);
  publishMessages("a", [message(6)]);
  expect(frames.slice(2).map(({ seqs }) => seqs)).toEqual([[2, 3, 4], [5], [6]]);
});

test("a flush sends the buffered messages once", () => {
  publishMessages("c", [message(1)]);
  publishMessages("c", [message(2)]);
  flushMessages("c");
  flushMessages("c");
  vi.advanceTimersByTime(100);
  expect(frames.map(({ seqs }) => seqs)).toEqual([[1], [2]]);
});

test("a frame has at most a hundred messages", () => {
  publishMessages("d", [message(1)]);
  for (let seq = 2; seq <= 251; seq += 1) publishMessages("d", [message(seq)]);
  vi.advanceTimersByTime(25);
  expect(frames.map(({ seqs }) => seqs.length)).toEqual([1, 100, 100, 50]);
});

test("a frame of long messages is bounded by their length", () => {
  publishMessages("l", [message(1)]);
  for (let seq = 2; seq <= 41; seq += 1) publishMessages("l", [message(seq, "x".repeat(8_000))]);
  vi.advanceTimersByTime(25);
  expect(frames.map(({ seqs }) => seqs.length)).toEqual([1, 17, 17, 6]);
});

test("every message to a room with few sockets is sent at once", () => {
  audience.set("room:e", 16).set("room:f", 17);
  for (const seq of [1, 2, 3]) for (const room of ["e", "f"]) publishMessages(room, [message(seq)]);
  vi.advanceTimersByTime(25);
  expect(frames.filter(({ room }) => room === "room:e").map(({ seqs }) => seqs)).toEqual([[1], [2], [3]]);
  expect(frames.filter(({ room }) => room === "room:f").map(({ seqs }) => seqs)).toEqual([[1], [2, 3]]);
});
