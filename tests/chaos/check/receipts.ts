import type { History, ReceiptObservation } from "../history";
import { type Violation, violation } from "./violation";

const about = ({ roomId, userId, kind }: ReceiptObservation): string => `${kind} of ${userId} in ${roomId}`;

/**
 * P8 Receipts only rise and never pass the last message. Events of two instances may overtake each other, and a
 * client takes the highest; so only room answers must rise: one requested after another arrived, or after an
 * ack, may not be lower.
 */
export function checkReceipts({ receipts, fetches }: History): Violation[] {
  const last = new Map(fetches.map(({ roomId, messages }) => [roomId, messages.at(-1)?.seq ?? 0]));
  const beyond = receipts
    .filter((mark) => mark.seq > (last.get(mark.roomId) ?? Number.POSITIVE_INFINITY))
    .map((mark) => violation("P8", "other", `${about(mark)} is past the last message`, mark));
  return [...beyond, ...byWhat(receipts).flatMap(checkRising)];
}

function byWhat(marks: readonly ReceiptObservation[]): ReceiptObservation[][] {
  const groups = new Map<string, ReceiptObservation[]>();
  for (const mark of marks) {
    const group = groups.get(about(mark));
    if (group) group.push(mark);
    else groups.set(about(mark), [mark]);
  }
  return [...groups.values()];
}

function checkRising(marks: ReceiptObservation[]): Violation[] {
  const answers = marks.filter(({ source }) => source !== "event").toSorted((a, b) => a.endedAt - b.endedAt);
  const rooms = marks.filter(({ source }) => source === "room").toSorted((a, b) => a.startedAt - b.startedAt);
  const found: Violation[] = [];
  let next = 0;
  let highest: ReceiptObservation | undefined;
  for (const later of rooms) {
    for (let answer = answers[next]; answer && answer.endedAt < later.startedAt; answer = answers[++next])
      if (!highest || answer.seq > highest.seq) highest = answer;
    if (highest && highest.seq > later.seq)
      found.push(violation("P8", "other", `${about(later)} fell to ${later.seq}`, { highest, later }));
  }
  return found;
}
