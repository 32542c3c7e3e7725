import { expect, test } from "vitest";
import type { ReceiptObservation } from "../history";
import { check } from "./check";
import { attempt, delivery, history, message, ROOM, send } from "./history-fixtures";

const fetched = (...messages: ReturnType<typeof message>[]) => [{ instance: 0, roomId: ROOM, messages }];
const found = (...args: Parameters<typeof history>) =>
  check(history(...args)).map(({ promise, column }) => `${promise} ${column}`);
const mark = (how: ReceiptObservation["source"], seq: number, startedAt: number): ReceiptObservation => ({
  source: how,
  client: "ann's phone",
  roomId: ROOM,
  userId: "bo",
  kind: "read",
  seq,
  startedAt,
  endedAt: startedAt + 5,
});

test("a correct history has no violation", () => {
  expect(check(history())).toEqual([]);
});

test("P1 an ack before the commit shows as a missing message", () => {
  const messages = [message(1), message(2)];
  expect(found({ fetches: fetched(...messages), clientStates: [], deliveries: [] })).toEqual(["P1 lost"]);
});

test("P1 a retry that is stored again shows as a duplicate", () => {
  const copy = message(4, { id: "m3" });
  expect(found({ fetches: fetched(message(1), message(2), message(3), copy), clientStates: [] })).toEqual([
    "P1 duplicated",
    "P4 duplicated",
  ]);
});

test("P1 two acks of one id must name one seq", () => {
  const twice = send(3, { attempts: [attempt(30, 35, { seq: 3 }), attempt(36, 40, { seq: 4 })] });
  expect(found({ sends: [send(1), send(2), twice] })).toContain("P1 duplicated");
});

test("P1 a stored message has the content and sender that were sent", () => {
  const changed = message(3, { content: "something else" });
  expect(found({ fetches: fetched(message(1), message(2), changed), clientStates: [] })).toEqual([
    "P1 other",
  ]);
  const forged = message(3, { senderId: "mallory" });
  expect(found({ fetches: fetched(message(1), message(2), forged), clientStates: [] })).toEqual(["P1 other"]);
  const edited = message(3, { content: "better said", editedAt: "2026-01-01T00:00:01.000Z" });
  expect(found({ fetches: fetched(message(1), message(2), edited), clientStates: [] })).toEqual([]);
  expect(found({ sends: [send(1), send(2)] })).toEqual(["P1 other", "P1 other"]);
});

test("P2 an unknown outcome leaves no copy or one, never two", () => {
  const unknown = send(3, { attempts: [attempt(30, 5_030, { outcome: "unknown" })] });
  const sends = [send(1), send(2), unknown];
  expect(found({ sends })).toEqual([]);
  expect(
    found({ sends, fetches: fetched(message(1), message(2)), clientStates: [], deliveries: [delivery(1)] }),
  ).toEqual([]);
  const copy = message(4, { id: "m3" });
  const fetches = fetched(message(1), message(2), message(3), copy);
  expect(found({ sends, fetches, clientStates: [] })).toEqual(["P2 duplicated", "P4 duplicated"]);
});

test("P3 a refused message is neither stored nor delivered", () => {
  const refused = send(3, { attempts: [attempt(30, 35, { outcome: "fail" })] });
  const sends = [send(1), send(2), refused];
  expect(found({ sends })).toEqual(["P3 other"]);
  const withoutIt = { fetches: fetched(message(1), message(2)), clientStates: [] };
  expect(found({ sends, ...withoutIt })).toEqual(["P3 other"]);
  expect(found({ sends, ...withoutIt, deliveries: [delivery(1)] })).toEqual([]);
});

test("P4 a seq names one message for every reader", () => {
  expect(found({ deliveries: [delivery(2, { id: "m3" })] })).toContain("P4 disorder");
  const other = [message(1), message(2, { id: "m3" }), message(3, { id: "m2" })];
  const { fetches } = history();
  expect(
    found({ fetches: [...fetches.slice(0, 1), { instance: 1, roomId: ROOM, messages: other }] }),
  ).toContain("P4 disorder");
});

test("P5 seqs have no gap, and no instance has more than another", () => {
  const sends = [send(1), send(3)];
  expect(found({ sends, fetches: fetched(message(1), message(3)), clientStates: [] })).toEqual([
    "P5 disorder",
  ]);
  const { fetches } = history();
  const behind = { instance: 1, roomId: ROOM, messages: [message(1), message(2)] };
  expect(found({ fetches: [...fetches.slice(0, 1), behind], clientStates: [] })).toEqual([
    "P1 lost",
    "P5 other",
  ]);
});

test("P5 an event lists its messages in order", () => {
  const deliveries = [delivery(2, { frame: 1 }), delivery(1, { frame: 1 }), delivery(3)];
  expect(found({ deliveries })).toEqual(["P5 disorder"]);
  expect(found({ deliveries: deliveries.map((each) => ({ ...each, via: "changes" as const })) })).toEqual([]);
});

test("P6 a message sent after an ack comes after it, whoever sent it", () => {
  const early = send(3, { client: "cy's phone", attempts: [attempt(1, 8, { seq: 3 })] });
  expect(found({ sends: [send(1), send(2), early] })).toEqual(["P6 disorder", "P6 disorder"]);
  const meanwhile = send(3, { attempts: [attempt(1, 25, { seq: 3 })] });
  expect(found({ sends: [send(1), send(2), meanwhile] })).toEqual([]);
});

test("P7 a client holds what a fresh fetch returns", () => {
  const holds = (...messages: ReturnType<typeof message>[]) =>
    found({ clientStates: [{ client: "bo's phone", roomId: ROOM, messages }] });
  expect(holds(message(1), message(3))).toEqual(["P7 lost"]);
  expect(holds(message(1), message(2, { content: "before the edit", rev: 1 }), message(3))).toEqual([
    "P7 other",
  ]);
  expect(holds(message(1), message(2), message(3), message(4))).toEqual(["P7 other"]);
});

test("P8 receipts never fall for any observer and never pass the last message", () => {
  expect(found({ receipts: [mark("room", 1, 0), mark("acked", 3, 10), mark("room", 3, 20)] })).toEqual([]);
  expect(found({ receipts: [mark("acked", 3, 10), mark("room", 2, 20)] })).toEqual(["P8 other"]);
  expect(found({ receipts: [mark("room", 3, 10), mark("room", 2, 12)] })).toEqual([]);
  expect(found({ receipts: [mark("event", 3, 10), mark("event", 2, 20)] })).toEqual([]);
  expect(found({ receipts: [mark("event", 4, 10)] })).toEqual(["P8 other"]);
});

test("P10 nothing sent after the removal's ack reaches the removed member", () => {
  const removed = (ackedAt: number) => found({ removals: [{ roomId: ROOM, userId: "bo", ackedAt }] });
  expect(removed(25)).toEqual(["P10 other"]);
  expect(removed(30.5)).toEqual([]);
  const after = { roomId: ROOM, userId: "bo", ackedAt: 25 };
  const deliveries = [delivery(3, { via: "changes" })];
  expect(found({ removals: [after], deliveries })).toEqual(["P10 other"]);
});
