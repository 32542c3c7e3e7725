import { setTimeout as sleep } from "node:timers/promises";
import { SpanKind } from "@opentelemetry/api";
import type { Message } from "@/lib/contract/messages";
import { Batcher, type ItemOutcome } from "@/lib/shared/concurrency/batcher";
import { blockedError } from "../accounts/blocks/pair-block";
import { unusableAttachmentsError } from "../attachments/resolve-attachments";
import { publishMessages } from "../events/publish-messages";
import { countBatch } from "../metrics/count-outcomes";
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
 * Max concurrent flushes in this process. A room always has the same lane, so its messages keep their order. While the
 * database works for one lane, this process works for the other. More lanes lose as much by smaller batches as they gain:
 * measured by `npm run bench -- writer`.
 */
const WRITER_LANES = 2;
/** Max messages per flush. */
const MAX_BATCH_SIZE = 500;
/** Max messages that wait in one lane. */
const MAX_QUEUE_LENGTH = 5_000;
/** Max runs of one statement. */
const MAX_ATTEMPTS = 5;
/** Unique id of a retry that another process stored in between, serialization failure, deadlock. */
const RETRYABLE_SQLSTATES = new Set(["23505", "40001", "40P01"]);

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

/** Stores a new message by the next flush of its lane. Every transport writes through this function. */
export function writeMessage(message: NewMessage): Promise<Message> {
  // The last digits of a UUID are random in every version in use.
  const lane = lanes()[Number.parseInt(message.roomId.slice(-4), 16) % WRITER_LANES] as Lane;
  return lane.push(message);
}

/** Returns how many messages wait for a flush. */
export const messageQueueLength = (): number => lanes().reduce((sum, lane) => sum + lane.waiting, 0);

const lanes = () => singleton("message-lanes", () => Array.from({ length: WRITER_LANES }, openLane));

type Lane = Batcher<NewMessage, Message>;

function openLane(): Lane {
  return new Batcher(write, {
    batch: MAX_BATCH_SIZE,
    queue: MAX_QUEUE_LENGTH,
    overflow: () => unavailable(1_000),
  });
}

async function write(items: NewMessage[]): Promise<ItemOutcome<Message>[]> {
  const startedAt = performance.now();
  const uniqueItems = new Map<string, NewMessage>();
  for (const item of items) if (!uniqueItems.has(item.id)) uniqueItems.set(item.id, item);
  const outcomes = await withSpan(
    "message flush",
    { kind: SpanKind.INTERNAL, root: true, attributes: { "parley.flush.messages": uniqueItems.size } },
    () => store([...uniqueItems.values()]),
  );
  const answers = items.map((item): ItemOutcome<Message> => {
    const first = uniqueItems.get(item.id);
    const same = first?.roomId === item.roomId && first.senderId === item.senderId;
    return (same && outcomes.get(item.id)) || { ok: false, error: REFUSALS.conflict() };
  });
  countBatch(answers, startedAt);
  return answers;
}

/** Stores a batch and publishes its new messages. A batch that the database rejects is split until the bad message is alone. */
async function store(items: readonly NewMessage[], attempt = 1): Promise<Outcomes> {
  try {
    return await resolveOutcomes(items, await insertBatch(items), attempt);
  } catch (error) {
    if (RETRYABLE_SQLSTATES.has(errorCode(error)) && attempt < MAX_ATTEMPTS) {
      await sleep(attempt * 5);
      return store(items, attempt + 1);
    }
    if (isTransient(error) || items.length === 1) {
      return new Map(items.map((item) => [item.id, { ok: false, error }]));
    }
    log().warn({ err: error, batch: items.length }, "splitting a batch of messages that failed");
    const middle = Math.ceil(items.length / 2);
    const first = await store(items.slice(0, middle));
    return new Map([...first, ...(await store(items.slice(middle)))]);
  }
}

/** Turns insert results into outcomes, publishes the new messages and retries the stale ones. */
async function resolveOutcomes(
  items: readonly NewMessage[],
  results: readonly InsertResult[],
  attempt: number,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const newMessages: Message[] = [];
  const duplicates: MessageRow[] = [];
  const stale: NewMessage[] = [];
  items.forEach((item, index) => {
    const { status, row } = results[index] ?? { status: "stale", row: null };
    if (row && status === "new") newMessages.push(toMessage(row, []));
    else if (row) duplicates.push(row);
    // The room of a duplicate without a row was deleted in between.
    else if (status === "new" || status === "duplicate")
      outcomes.set(item.id, { ok: false, error: REFUSALS.no_room() });
    else if (status === "stale" && attempt < MAX_ATTEMPTS) stale.push(item);
    else outcomes.set(item.id, { ok: false, error: REFUSALS[status]() });
  });
  publish(newMessages);
  for (const message of [...newMessages, ...(await toMessagesWithStatus(duplicates))])
    outcomes.set(message.id, { ok: true, result: message });
  if (stale.length > 0)
    for (const [id, outcome] of await store(stale, attempt + 1)) outcomes.set(id, outcome);
  return outcomes;
}

/** Publishes one event per room, in seq order: the results keep the order in which seqs were assigned. */
function publish(messages: readonly Message[]): void {
  if (messages.length === 0) return;
  failPoint("committed");
  const byRoom = new Map<string, Message[]>();
  for (const message of messages) {
    const roomMessages = byRoom.get(message.roomId);
    if (roomMessages) roomMessages.push(message);
    else byRoom.set(message.roomId, [message]);
  }
  for (const [roomId, roomMessages] of byRoom) {
    publishMessages(roomId, roomMessages);
    scheduleIndexing(roomId);
  }
  failPoint("published");
}
