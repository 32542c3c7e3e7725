import { setTimeout as sleep } from "node:timers/promises";
import type { NewReceipt } from "@/lib/contract/realtime";
import { Batcher, type ItemOutcome } from "@/lib/shared/concurrency/batcher";
import type { Actor } from "../accounts/auth/actor";
import { publishMessageDelivered, publishMessageRead } from "../events/room-events";
import { invalid, notFound, unavailable } from "../platform/errors";
import { singleton } from "../platform/runtime";
import { type ReceiptWrite, type ReceiptWriteResult, writeReceipts } from "./write-receipts";

/** Marks that arrive within this time are written and told together: a room full of readers reads at once. */
const GATHER_MS = 5;
const BOUNDS = { batch: 2_000, queue: 20_000, overflow: () => unavailable(1_000) };

const REFUSALS = {
  no_room: () => notFound("room"),
  beyond: () => invalid("seq", "is beyond the room's last message"),
};

function markWriter(): Batcher<ReceiptWrite, void> {
  return singleton("mark-writer", () => new Batcher(write, BOUNDS));
}

/** Everything in the room up to and including `seq` has reached the actor. */
export function markDelivered(actor: Actor, { roomId, seq }: NewReceipt): Promise<void> {
  return markWriter().push({ roomId, seq, userId: actor.userId, kind: "delivered" });
}

/** The actor has read everything in the room up to and including `seq`. */
export function markRead(actor: Actor, { roomId, seq }: NewReceipt): Promise<void> {
  return markWriter().push({ roomId, seq, userId: actor.userId, kind: "read" });
}

async function write(marks: ReceiptWrite[]): Promise<ItemOutcome<void>[]> {
  await sleep(GATHER_MS);
  const judged = await writeReceipts(marks);
  publishHighest(marks, judged);
  return marks.map((_, index) => {
    const verdict = judged[index]?.verdict ?? "no_room";
    return verdict === "ok" ? { ok: true, result: undefined } : { ok: false, error: REFUSALS[verdict]() };
  });
}

/** Of several marks of one member in a flush only the highest is news. */
function publishHighest(marks: readonly ReceiptWrite[], judged: readonly ReceiptWriteResult[]): void {
  const highest = new Map<string, { mark: ReceiptWrite; judgement: ReceiptWriteResult }>();
  marks.forEach((mark, index) => {
    const judgement = judged[index];
    const key = `${mark.roomId} ${mark.userId} ${mark.kind}`;
    const known = highest.get(key);
    if (judgement?.moved && judgement.verdict === "ok" && (!known || known.mark.seq < mark.seq)) {
      highest.set(key, { mark, judgement });
    }
  });
  for (const { mark, judgement } of highest.values()) {
    const { roomId, userId, seq, kind } = mark;
    const receipt = { roomId, userId, seq, at: judgement.at.toISOString() };
    if (kind === "read") publishMessageRead(receipt, judgement);
    else publishMessageDelivered(receipt);
  }
}
