import { metrics } from "../metrics/metrics";
import { failPoint } from "../platform/fail-point";
import { log } from "../platform/log";
import type { PushOutcome } from "../push/push-outcome";
import { acquirePushPermit, sendPush } from "../push/send-push";
import { composeMessagePayload } from "./compose-payload";
import type { PushDecision } from "./decide-push";
import { evaluate } from "./evaluate";
import type { PushContext, PushTarget } from "./push-context";
import { recordDelivery } from "./record-delivery";
import { recordRefusal } from "./record-refusal";
import { removeSubscriptions } from "./remove-subscriptions";

/** `settled`: nothing is to be done any more. `later`: it was not taken; `pauseMs` is what its service asked for. */
export type DeliveryResult =
  | { kind: "settled" }
  | { kind: "deferred"; facts: PushContext; firstSeq: number; untilMs: number }
  | { kind: "later"; facts: PushContext; firstSeq: number; pauseMs: number | null };

/** What can be said before the push service has answered. */
export type StartedDelivery =
  | { sending: false; result: DeliveryResult }
  | { sending: true; facts: PushContext; firstSeq: number; result: Promise<DeliveryResult> };

type Sending = Extract<PushDecision, { kind: "send" }>;
const SETTLED: DeliveryResult = { kind: "settled" };

/**
 * Tells a device of a room as things are when its turn has come: membership, reading and deletion are looked at right
 * before the request (P10). A crash at any point loses nothing (P14): as long as it is not noted that the device was told,
 * it is told again, under the same tag and with the same seq.
 *
 * @param inPause whether it is told although it is in a pause.
 */
export async function startDelivery(
  telling: PushTarget,
  { inPause }: { inPause: boolean },
): Promise<StartedDelivery> {
  const leave = await acquirePushPermit();
  try {
    const found = await evaluate(telling);
    const decision = found?.decision ?? { kind: "skip" };
    metrics().pushDecisions.inc({ decision: decision.kind });
    if (found && decision.kind === "send" && (inPause || !isPaused(found.context))) {
      const told = send(found.context, decision).finally(leave);
      return { sending: true, facts: found.context, firstSeq: decision.firstSeq, result: told };
    }
    leave();
    if (!found || decision.kind !== "defer") return { sending: false, result: SETTLED };
    const { firstSeq, untilMs } = decision;
    return { sending: false, result: { kind: "deferred", facts: found.context, firstSeq, untilMs } };
  } catch (error) {
    leave();
    throw error;
  }
}

/** Its own job comes when the pause is over. */
const isPaused = ({ tryAt, now }: PushContext): boolean => tryAt !== null && tryAt > now;

async function send(facts: PushContext, { newest, count, firstSeq }: Sending): Promise<DeliveryResult> {
  return settle(
    facts,
    firstSeq,
    newest.seq,
    await sendPush(facts, composeMessagePayload(facts, newest, count)),
  );
}

async function settle(
  facts: PushContext,
  firstSeq: number,
  seq: number,
  outcome: PushOutcome,
): Promise<DeliveryResult> {
  const { roomId, userId, subscriptionId } = facts;
  switch (outcome.kind) {
    case "later":
      return { kind: "later", facts, firstSeq, pauseMs: outcome.retryAfterMs };
    case "sent":
      await recordDelivery({ roomId, userId, subscriptionId, seq });
      failPoint("push_recorded");
      return SETTLED;
    case "gone":
      await removeSubscriptions([subscriptionId]);
      return SETTLED;
    case "refused":
    case "too_large":
      log().warn({ subscriptionId, ...outcome }, "a push service refuses a device");
      await recordRefusal(subscriptionId);
      return SETTLED;
  }
}
