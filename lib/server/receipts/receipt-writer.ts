import { setTimeout as sleep } from "node:timers/promises";
import type { NewReceipt } from "@/lib/contract/realtime";
import { Batcher, type ItemOutcome } from "@/lib/shared/concurrency/batcher";
import type { Actor } from "../accounts/actor/actor";
import { publishMessageDelivered, publishMessageRead } from "../events/room-events";
import { invalid, notFound, unavailable } from "../platform/errors";
import { singleton } from "../platform/runtime";
import { type ReceiptWrite, type ReceiptWriteResult, writeReceipts } from "./write-receipts";

/** How long receipts are gathered before a flush: the readers of a room read at the same moment. */
const FLUSH_DELAY_MS = 5;
const BOUNDS = { batch: 2_000, queue: 20_000, overflow: () => unavailable(1_000) };

const REFUSALS = {
  no_room: () => notFound("room"),
  beyond: () => invalid("seq", "is beyond the room's last message"),
};

function receiptWriter(): Batcher<ReceiptWrite, void> {
  return singleton("receipt-writer", () => new Batcher(write, BOUNDS));
}

/** Stores that the actor has received all messages of the room up to and including `seq`. */
export function markDelivered(actor: Actor, { roomId, seq }: NewReceipt): Promise<void> {
  return receiptWriter().push({ roomId, seq, userId: actor.userId, kind: "delivered" });
}

/** Stores that the actor has read all messages of the room up to and including `seq`. */
export function markRead(actor: Actor, { roomId, seq }: NewReceipt): Promise<void> {
  return receiptWriter().push({ roomId, seq, userId: actor.userId, kind: "read" });
}

async function write(receipts: ReceiptWrite[]): Promise<ItemOutcome<void>[]> {
  await sleep(FLUSH_DELAY_MS);
  const results = await writeReceipts(receipts);
  publishHighest(receipts, results);
  return receipts.map((_, index) => {
    const status = results[index]?.status ?? "no_room";
    return status === "ok" ? { ok: true, result: undefined } : { ok: false, error: REFUSALS[status]() };
  });
}

/** Publishes only the highest receipt of each member in a flush. */
function publishHighest(receipts: readonly ReceiptWrite[], results: readonly ReceiptWriteResult[]): void {
  const highest = new Map<string, { write: ReceiptWrite; result: ReceiptWriteResult }>();
  receipts.forEach((write, index) => {
    const result = results[index];
    const key = `${write.roomId} ${write.userId} ${write.kind}`;
    const previous = highest.get(key);
    if (result?.moved && result.status === "ok" && (!previous || previous.write.seq < write.seq)) {
      highest.set(key, { write, result });
    }
  });
  for (const { write, result } of highest.values()) {
    const { roomId, userId, seq, kind } = write;
    const receipt = { roomId, userId, seq, at: result.at.toISOString() };
    if (kind === "read") publishMessageRead(receipt, result);
    else publishMessageDelivered(receipt);
  }
}
