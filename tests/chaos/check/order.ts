import { ackedAt, type Delivery, type History, outcomeOf, startedAt } from "../history";
import { type Violation, violation } from "./violation";

/** P4 (room, seq) names one message for every reader. P5 seq is 1..n. P6 what was sent after an ack comes after it. */
export function checkOrder(history: History): Violation[] {
  return [
    ...checkUniqueSeqs(history),
    ...checkGaps(history),
    ...checkCausality(history),
    ...checkFrames(history),
  ];
}

interface Sighting {
  roomId: string;
  seq: number;
  id: string;
}

function* sightings({ fetches, deliveries, sends, clientStates }: History): Generator<Sighting> {
  for (const { roomId, messages } of [...fetches, ...clientStates])
    for (const { seq, id } of messages) yield { roomId, seq, id };
  yield* deliveries;
  for (const { roomId, id, attempts } of sends)
    for (const { seq } of attempts) if (seq !== undefined) yield { roomId, seq, id };
}

function checkUniqueSeqs(history: History): Violation[] {
  const found = new Map<string, Violation>();
  const ids = new Map<string, string>();
  const seqs = new Map<string, number>();
  for (const sighting of sightings(history)) {
    const { roomId, seq, id } = sighting;
    const place = `${roomId} ${seq}`;
    const other = ids.get(place) ?? id;
    const elsewhere = seqs.get(id) ?? seq;
    // Each is reported once, however many clients saw it.
    if (other !== id)
      found.set(
        place,
        violation("P4", "disorder", `seq ${seq} is ${other} and ${id}`, { ...sighting, other }),
      );
    if (elsewhere !== seq)
      found.set(id, violation("P4", "duplicated", `${id} is seq ${elsewhere} and ${seq}`, sighting));
    ids.set(place, other);
    seqs.set(id, elsewhere);
  }
  return [...found.values()];
}

function checkGaps({ fetches }: History): Violation[] {
  const found: Violation[] = [];
  const lengths = new Map<string, number>();
  for (const { instance, roomId, messages } of fetches) {
    const wrong = messages.findIndex(({ seq }, index) => seq !== index + 1);
    if (wrong >= 0)
      found.push(
        violation(
          "P5",
          "disorder",
          `instance ${instance} has seq ${messages[wrong]?.seq} in place ${wrong + 1}`,
          {
            roomId,
            around: messages.slice(Math.max(0, wrong - 2), wrong + 3),
          },
        ),
      );
    const length = lengths.get(roomId) ?? messages.length;
    if (length !== messages.length)
      found.push(
        violation("P5", "other", `instance ${instance} has ${messages.length} messages, another ${length}`, {
          roomId,
        }),
      );
    lengths.set(roomId, length);
  }
  return found;
}

/**
 * Checks real-time order over all clients of a room, which implies each client's order: by descending seq, no send may have
 * begun after the earliest ack of a higher seq.
 */
function checkCausality({ sends, fetches }: History): Violation[] {
  const found: Violation[] = [];
  const known = new Map(sends.filter((send) => outcomeOf(send) === "ok").map((send) => [send.id, send]));
  const first = new Map(fetches.map((fetch) => [fetch.roomId, fetch]));
  for (const { messages } of first.values()) {
    let above = { id: "", at: Number.POSITIVE_INFINITY };
    for (const { id } of messages.toSorted((a, b) => b.seq - a.seq)) {
      const send = known.get(id);
      if (!send) continue;
      if (startedAt(send) > above.at)
        found.push(
          violation("P6", "disorder", `${id} was sent after ${above.id} was acked and stands before it`, {
            later: send,
            earlier: known.get(above.id),
          }),
        );
      if (ackedAt(send) < above.at) above = { id, at: ackedAt(send) };
    }
  }
  return found;
}

function checkFrames({ deliveries }: History): Violation[] {
  const found: Violation[] = [];
  let last: Delivery | undefined;
  for (const delivery of deliveries) {
    const together =
      delivery.via === "live" && delivery.client === last?.client && delivery.frame === last.frame;
    if (together && last && delivery.seq <= last.seq)
      found.push(
        violation(
          "P5",
          "disorder",
          `${delivery.client} got seq ${delivery.seq} behind ${last.seq} in one event`,
          [last, delivery],
        ),
      );
    last = delivery;
  }
  return found;
}
