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
import { recordRefusal, removeSubscriptions } from "./remove-subscriptions";

/**
 * `settled`: nothing is left to do. `deferred`: the reader may be reading. `retry`: the push service did not accept it;
 * `retryAfterMs` is the delay that it asked for.
 */
export type DeliveryResult =
  | { kind: "settled" }
  | { kind: "deferred"; context: PushContext; firstSeq: number; untilMs: number }
  | { kind: "retry"; context: PushContext; firstSeq: number; retryAfterMs: number | null };

/** State of a delivery before the push service has answered. */
type StartedDelivery =
  | { sending: false; result: DeliveryResult }
  | { sending: true; context: PushContext; firstSeq: number; result: Promise<DeliveryResult> };

type SendDecision = Extract<PushDecision, { kind: "send" }>;
const SETTLED: DeliveryResult = { kind: "settled" };

/**
 * Starts to notify a device of a room. Membership, reading and deletion are checked right before the request (P10). A crash
 * at any point loses nothing (P14): until the delivery is recorded, it is repeated, under the same tag and with the same
 * seq.
 *
 * @param options.ignoreBackoff deliver although the device's next attempt lies in the future.
 */
export async function startDelivery(
  target: PushTarget,
  { ignoreBackoff }: { ignoreBackoff: boolean },
): Promise<StartedDelivery> {
  const release = await acquirePushPermit();
  try {
    const evaluation = await evaluate(target);
    const decision = evaluation?.decision ?? { kind: "skip" };
    metrics().pushDecisions.inc({ decision: decision.kind });
    if (evaluation && decision.kind === "send" && (ignoreBackoff || !isBackingOff(evaluation.context))) {
      const result = send(evaluation.context, decision).finally(release);
      return { sending: true, context: evaluation.context, firstSeq: decision.firstSeq, result: result };
    }
    release();
    if (!evaluation || decision.kind !== "defer") return { sending: false, result: SETTLED };
    const { firstSeq, untilMs } = decision;
    return { sending: false, result: { kind: "deferred", context: evaluation.context, firstSeq, untilMs } };
  } catch (error) {
    release();
    throw error;
  }
}

/** Whether the device's next attempt lies in the future. A job of its own makes it. */
const isBackingOff = ({ tryAt, now }: PushContext): boolean => tryAt !== null && tryAt > now;

async function send(
  context: PushContext,
  { newest, count, firstSeq }: SendDecision,
): Promise<DeliveryResult> {
  return applyOutcome(
    context,
    firstSeq,
    newest.seq,
    await sendPush(context, composeMessagePayload(context, newest, count)),
  );
}

async function applyOutcome(
  context: PushContext,
  firstSeq: number,
  seq: number,
  outcome: PushOutcome,
): Promise<DeliveryResult> {
  const { roomId, userId, subscriptionId } = context;
  switch (outcome.kind) {
    case "later":
      return { kind: "retry", context, firstSeq, retryAfterMs: outcome.retryAfterMs };
    case "sent":
      await recordDelivery({ roomId, userId, subscriptionId, seq });
      failPoint("push_recorded");
      return SETTLED;
    case "gone":
      await removeSubscriptions([subscriptionId]);
      return SETTLED;
    case "refused":
    case "too_large":
      log().warn({ subscriptionId, ...outcome }, "a push service refused a device");
      await recordRefusal(subscriptionId);
      return SETTLED;
  }
}
