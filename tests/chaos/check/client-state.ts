import type { Message } from "@/lib/contract/messages";
import type { History } from "../history";
import { type Violation, violation } from "./violation";

/** P7 What a client holds by events and `changes` is what a fresh fetch brings. */
export function checkClientState({ clientStates, fetches }: History): Violation[] {
  const fresh = new Map(fetches.map(({ roomId, messages }) => [roomId, messages]));
  return clientStates.flatMap(({ client, roomId, messages }) => {
    const own = new Map(messages.map((message) => [message.seq, message]));
    const there = fresh.get(roomId) ?? [];
    const lacking = there
      .filter(({ seq }) => !own.has(seq))
      .map((message) => violation("P7", "lost", `${client} lacks seq ${message.seq}`, message));
    const differing = there
      .filter((message) => own.has(message.seq) && differs(own.get(message.seq), message))
      .map((message) =>
        violation("P7", "other", `${client} holds another seq ${message.seq}`, {
          holds: own.get(message.seq),
          fresh: message,
        }),
      );
    const seqs = new Set(there.map(({ seq }) => seq));
    const unheard = messages
      .filter(({ seq }) => !seqs.has(seq))
      .map((message) =>
        violation("P7", "other", `${client} holds seq ${message.seq}, which is nowhere`, message),
      );
    return [...lacking, ...differing, ...unheard];
  });
}

function differs(held: Message | undefined, fresh: Message): boolean {
  return (
    held?.id !== fresh.id ||
    held.rev !== fresh.rev ||
    held.content !== fresh.content ||
    held.deletedAt !== fresh.deletedAt
  );
}
