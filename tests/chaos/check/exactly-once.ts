import type { Message } from "@/lib/contract/messages";
import { type History, outcomeOf, type RoomFetch, type Send } from "../history";
import { type Violation, violation } from "./violation";

/**
 * P1 Acked ⇒ in history exactly once. P2 Unknown ⇒ zero or one copy. P3 Refused ⇒ never visible. And nothing is there
 * that nobody sent.
 */
export function checkExactlyOnce(history: History): Violation[] {
  const sends = new Map(history.sends.map((send) => [send.id, send]));
  return [
    ...history.fetches.flatMap((fetch) => checkFetch(fetch, sends)),
    ...checkRefused(history),
    ...history.sends.filter((send) => contradicts(send)).map((send) => answeredTwice(send)),
  ];
}

function checkFetch(
  { instance, roomId, messages }: RoomFetch,
  sends: ReadonlyMap<string, Send>,
): Violation[] {
  const found: Violation[] = [];
  const copies = new Map<string, Message[]>();
  for (const message of messages) copies.set(message.id, [...(copies.get(message.id) ?? []), message]);
  for (const send of sends.values()) {
    if (send.roomId !== roomId) continue;
    const [copy, ...more] = copies.get(send.id) ?? [];
    const outcome = outcomeOf(send);
    if (outcome === "ok" && !copy)
      found.push(violation("P1", "lost", `${send.id} was acked and instance ${instance} lacks it`, send));
    if (more.length > 0)
      found.push(violation(outcome === "ok" ? "P1" : "P2", "duplicated", `${send.id} is there twice`, send));
    if (copy && !isWhatWasSent(copy, send))
      found.push(violation("P1", "other", `${send.id} is not what was sent`, { send, copy }));
  }
  for (const message of messages) {
    if (message.type !== "system" && !sends.has(message.id))
      found.push(violation("P1", "other", `nobody sent ${message.id}`, message));
  }
  return found;
}

function isWhatWasSent(copy: Message, send: Send): boolean {
  const changed = copy.editedAt !== null || copy.deletedAt !== null;
  const acked = send.attempts.find((attempt) => attempt.outcome === "ok");
  return (
    copy.senderId === send.userId &&
    (changed || copy.content === send.content) &&
    (acked?.seq ?? copy.seq) === copy.seq
  );
}

function checkRefused({ sends, fetches, deliveries }: History): Violation[] {
  const refused = new Map(sends.filter((send) => outcomeOf(send) === "fail").map((send) => [send.id, send]));
  const seen = [
    ...fetches.flatMap(({ messages }) => messages.map(({ id }) => id)),
    ...deliveries.map(({ id }) => id),
  ];
  return [...new Set(seen)]
    .filter((id) => refused.has(id))
    .map((id) => violation("P3", "other", `${id} was refused and is visible`, refused.get(id)));
}

const seqsAcked = ({ attempts }: Send): Set<number> =>
  new Set(attempts.flatMap(({ outcome, seq }) => (outcome === "ok" && seq !== undefined ? [seq] : [])));

const contradicts = (send: Send): boolean => seqsAcked(send).size > 1;

const answeredTwice = (send: Send): Violation =>
  violation("P1", "duplicated", `${send.id} was acked under two seqs`, send);
