import { setTimeout as sleep } from "node:timers/promises";
import type { ErrorBody } from "@/lib/contract/errors";
import type { Message, SendMessage } from "@/lib/contract/messages";
import { type Attempt, now, type Outcome, outcomeOf, type Send } from "../history";
import type { Recorder } from "./recorder";
import { RestError } from "./rest";

export type Draft = Omit<SendMessage, "id">;

/** Codes of refusals that a retry may overcome. */
const RETRYABLE_CODES = new Set(["rate_limited", "storage_full"]);
const PAUSE_MS = 200;

/** Tries once and records the outcome in `send`. */
export async function attemptSend(
  client: Recorder,
  send: Send,
  draft: Draft,
  via: Attempt["via"],
): Promise<void> {
  const record: Attempt = { via, startedAt: now(), endedAt: Number.POSITIVE_INFINITY, outcome: "unknown" };
  send.attempts.push(record);
  const answer = await (via === "socket" ? bySocket(client, send.id, draft) : byRest(client, send.id, draft));
  Object.assign(record, answer, { endedAt: now() });
}

/** Tries again with the same id until the outcome is known, or until `giveUp` says so. */
export async function retryUntilKnown(
  client: Recorder,
  send: Send,
  draft: Draft,
  via: () => Attempt["via"],
  giveUp: () => boolean,
): Promise<void> {
  for (;;) {
    await attemptSend(client, send, draft, client.connected ? via() : "rest");
    const last = send.attempts.at(-1);
    if (outcomeOf(send) === "ok" || giveUp()) return;
    if (last?.outcome === "fail" && !RETRYABLE_CODES.has(last.code ?? "")) return;
    await sleep(PAUSE_MS * (0.5 + Math.random()));
  }
}

type Answer = { outcome: Outcome; code?: string; seq?: number };

async function bySocket(client: Recorder, id: string, draft: Draft): Promise<Answer> {
  const ack = await client.emit("send_message", { id, ...draft });
  if (!ack) return { outcome: "unknown", code: "no ack" };
  return ack.ok ? stored(client, ack.message) : refused(ack.error.code);
}

async function byRest(client: Recorder, id: string, { roomId, ...draft }: Draft): Promise<Answer> {
  try {
    const { message } = await client.rest<{ message: Message }>("POST", `/api/rooms/${roomId}/messages`, {
      id,
      ...draft,
    });
    return stored(client, message);
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    return refused(error.code);
  }
}

function stored(client: Recorder, message: Message): Answer {
  client.recordDeliveries([message], "ack");
  return { outcome: "ok", seq: message.seq };
}

function refused(code: ErrorBody["code"] | "lost"): Answer {
  // docs/PROTOCOL.md: after `unavailable` or no answer at all the outcome is unknown.
  return { outcome: code === "unavailable" || code === "lost" ? "unknown" : "fail", code };
}
