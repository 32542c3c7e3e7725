import { metrics } from "../metrics/metrics";
import { failPoint } from "../platform/fail-point";
import { log } from "../platform/log";
import type { PushOutcome } from "../push/push-outcome";
import { takeSlot } from "../push/push-semaphore";
import { sendPush } from "../push/send-push";
import { composeMessage } from "./compose-payload";
import type { Decision } from "./decide-push";
import { judge } from "./evaluate";
import type { Facts, Telling } from "./push-context";
import { recordTold } from "./record-delivery";
import { noteRefusal } from "./record-refusal";
import { forgetDevices } from "./remove-subscriptions";

/** `settled`: nothing is to be done any more. `later`: it was not taken; `pauseMs` is what its service asked for. */
export type Told =
  | { kind: "settled" }
  | { kind: "deferred"; facts: Facts; firstSeq: number; untilMs: number }
  | { kind: "later"; facts: Facts; firstSeq: number; pauseMs: number | null };

/** What can be said before the push service has answered. */
export type Begun =
  | { sending: false; told: Told }
  | { sending: true; facts: Facts; firstSeq: number; told: Promise<Told> };

type Sending = Extract<Decision, { kind: "send" }>;
const SETTLED: Told = { kind: "settled" };

/**
 * Tells a device of a room as things are when its turn has come: membership, reading and deletion are looked at right
 * before the request (P10). A crash at any point loses nothing (P14): as long as it is not noted that the device was told,
 * it is told again, under the same tag and with the same seq.
 *
 * @param inPause whether it is told although it is in a pause.
 */
export async function beginTelling(telling: Telling, { inPause }: { inPause: boolean }): Promise<Begun> {
  const leave = await takeSlot();
  try {
    const found = await judge(telling);
    const decision = found?.decision ?? { kind: "skip" };
    metrics().pushDecisions.inc({ decision: decision.kind });
    if (found && decision.kind === "send" && (inPause || !isPaused(found.facts))) {
      const told = send(found.facts, decision).finally(leave);
      return { sending: true, facts: found.facts, firstSeq: decision.firstSeq, told };
    }
    leave();
    if (!found || decision.kind !== "defer") return { sending: false, told: SETTLED };
    const { firstSeq, untilMs } = decision;
    return { sending: false, told: { kind: "deferred", facts: found.facts, firstSeq, untilMs } };
  } catch (error) {
    leave();
    throw error;
  }
}

/** Its own job comes when the pause is over. */
const isPaused = ({ tryAt, now }: Facts): boolean => tryAt !== null && tryAt > now;

async function send(facts: Facts, { newest, count, firstSeq }: Sending): Promise<Told> {
  return settle(facts, firstSeq, newest.seq, await sendPush(facts, composeMessage(facts, newest, count)));
}

async function settle(facts: Facts, firstSeq: number, seq: number, outcome: PushOutcome): Promise<Told> {
  const { roomId, userId, subscriptionId } = facts;
  switch (outcome.kind) {
    case "later":
      return { kind: "later", facts, firstSeq, pauseMs: outcome.retryAfterMs };
    case "sent":
      await recordTold({ roomId, userId, subscriptionId, seq });
      failPoint("push_recorded");
      return SETTLED;
    case "gone":
      await forgetDevices([subscriptionId]);
      return SETTLED;
    case "refused":
    case "too_large":
      log().warn({ subscriptionId, ...outcome }, "a push service refuses a device");
      await noteRefusal(subscriptionId);
      return SETTLED;
  }
}
