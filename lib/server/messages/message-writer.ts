import { setTimeout as sleep } from "node:timers/promises";
import { SpanKind } from "@opentelemetry/api";
import type { Message } from "@/lib/contract/messages";
import { Batcher, type ItemOutcome } from "@/lib/shared/concurrency/batcher";
import { unusableAttachmentsError } from "../attachments/resolve-attachments";
import { publishMessages } from "../events/publish-messages";
import { countBatch } from "../metrics/count-outcomes";
import { blockedError } from "../moderation/blocks/blocked-error";
import {
  errorCode,
  forbidden,
  invalid,
  isTransient,
  notFound,
  Refusal,
  unavailable,
} from "../platform/errors";
import { failPoint } from "../platform/fail-point";
import { log } from "../platform/log";
import { singleton } from "../platform/runtime";
import { scheduleIndexing } from "../search/index/index-queue";
import { withSpan } from "../tracing/with-span";
import { type InsertResult, type InsertStatus, insertBatch } from "./insert-batch";
import type { NewMessage } from "./new-message";
import { type MessageRow, toMessage } from "./to-message";
import { toMessagesWithStatus } from "./to-messages-with-status";

/**
 * Batches under way at once. A room's messages are always in the same lane and so keep their order; while the database
 * works for one lane, this process works for the other. More of them lose by smaller batches what they gain otherwise:
 * measured by `npm run bench -- writer`.
 */
const LANES = 2;
const BATCH = 500;
const QUEUE = 5_000;
const ATTEMPTS = 5;
/** Serialisation, deadlock, and the unique id of a retry that another process stored in between. */
const AGAIN = new Set(["23505", "40001", "40P01"]);

const REFUSALS: Record<Exclude<InsertStatus, "new" | "duplicate">, () => Refusal> = {
  conflict: () => new Refusal("conflict", "Another message has this id."),
  no_room: () => notFound("room"),
  silenced: blockedError,
  bad_reply: () => invalid("replyTo", "is no message of this room"),
  bad_mention: () => invalid("mentions", "names someone who is not in this room"),
  bad_attachment: unusableAttachmentsError,
  not_admin: () => forbidden("Only the room's admins may mention everyone."),
  stale: () => unavailable(500),
};

type Outcomes = Map<string, ItemOutcome<Message>>;

/** The writer of this process: every new message of every transport goes through it. */
export function writeMessage(message: NewMessage): Promise<Message> {
  // The end of a UUID is random in every version that is in use.
  const lane = lanes()[Number.parseInt(message.roomId.slice(-4), 16) % LANES] as Lane;
  return lane.push(message);
}

/** How many messages wait for the next batch. */
export const messageQueueLength = (): number => lanes().reduce((sum, lane) => sum + lane.waiting, 0);

const lanes = () => singleton("message-lanes", () => Array.from({ length: LANES }, openLane));

type Lane = Batcher<NewMessage, Message>;

function openLane(): Lane {
  return new Batcher(write, { batch: BATCH, queue: QUEUE, overflow: () => unavailable(1_000) });
}

async function write(items: NewMessage[]): Promise<ItemOutcome<Message>[]> {
  const startedAt = performance.now();
  const firsts = new Map<string, NewMessage>();
  for (const item of items) if (!firsts.has(item.id)) firsts.set(item.id, item);
  const outcomes = await withSpan(
    "message flush",
    { kind: SpanKind.INTERNAL, root: true, attributes: { "parley.flush.messages": firsts.size } },
    () => store([...firsts.values()]),
  );
  const answers = items.map((item): ItemOutcome<Message> => {
    const first = firsts.get(item.id);
    const same = first?.roomId === item.roomId && first.senderId === item.senderId;
    return (same && outcomes.get(item.id)) || { ok: false, error: REFUSALS.conflict() };
  });
  countBatch(answers, startedAt);
  return answers;
}

/** Stores a batch and publishes what is new. A batch that the database cannot take is split until the bad one is alone. */
async function store(items: readonly NewMessage[], attempt = 1): Promise<Outcomes> {
  try {
    return await settle(items, await insertBatch(items), attempt);
  } catch (error) {
    if (AGAIN.has(errorCode(error)) && attempt < ATTEMPTS) {
      await sleep(attempt * 5);
      return store(items, attempt + 1);
    }
    if (isTransient(error) || items.length === 1) {
      return new Map(items.map((item) => [item.id, { ok: false, error }]));
    }
    log().warn({ err: error, batch: items.length }, "a batch of messages failed and is split");
    const middle = Math.ceil(items.length / 2);
    const first = await store(items.slice(0, middle));
    return new Map([...first, ...(await store(items.slice(middle)))]);
  }
}

async function settle(
  items: readonly NewMessage[],
  judged: readonly InsertResult[],
  attempt: number,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const fresh: Message[] = [];
  const known: MessageRow[] = [];
  const stale: NewMessage[] = [];
  items.forEach((item, index) => {
    const { verdict, row } = judged[index] ?? { verdict: "stale", row: null };
    if (row && verdict === "new") fresh.push(toMessage(row, []));
    else if (row) known.push(row);
    // A duplicate without a row went with its room in between.
    else if (verdict === "new" || verdict === "duplicate")
      outcomes.set(item.id, { ok: false, error: REFUSALS.no_room() });
    else if (verdict === "stale" && attempt < ATTEMPTS) stale.push(item);
    else outcomes.set(item.id, { ok: false, error: REFUSALS[verdict]() });
  });
  publish(fresh);
  for (const message of [...fresh, ...(await toMessagesWithStatus(known))])
    outcomes.set(message.id, { ok: true, result: message });
  if (stale.length > 0)
    for (const [id, outcome] of await store(stale, attempt + 1)) outcomes.set(id, outcome);
  return outcomes;
}

/** One event per room, in seq order: the statement answers in the order in which seqs were given. */
function publish(messages: readonly Message[]): void {
  if (messages.length === 0) return;
  failPoint("committed");
  const byRoom = new Map<string, Message[]>();
  for (const message of messages) {
    const ofRoom = byRoom.get(message.roomId);
    if (ofRoom) ofRoom.push(message);
    else byRoom.set(message.roomId, [message]);
  }
  for (const [roomId, ofRoom] of byRoom) {
    publishMessages(roomId, ofRoom);
    scheduleIndexing(roomId);
  }
  failPoint("published");
}
