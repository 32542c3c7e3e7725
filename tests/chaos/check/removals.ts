import { type History, startedAt } from "../history";
import { type Violation, violation } from "./violation";

/** P10 Nothing sent after a removal's ack reaches the removed member over any route. */
export function checkRemovals({ removals, deliveries, sends }: History): Violation[] {
  const sent = new Map(sends.map((send) => [send.id, send]));
  return removals.flatMap((removal) =>
    deliveries
      .filter(({ userId, roomId }) => userId === removal.userId && roomId === removal.roomId)
      .flatMap((delivery) => {
        const send = sent.get(delivery.id);
        if (!send || startedAt(send) < removal.ackedAt) return [];
        const late = Math.round(startedAt(send) - removal.ackedAt);
        return [
          violation(
            "P10",
            "other",
            `${delivery.client} got a message sent ${late} ms after the removal's ack`,
            {
              removal,
              delivery,
              send,
            },
          ),
        ];
      }),
  );
}
