import type { Locale } from "@/lib/contract/locales";
import type { Actor } from "../accounts/actor/actor";
import { notFound, unavailable } from "../platform/errors";
import { runtime } from "../platform/runtime";
import type { Device } from "../push/push-outcome";
import { sendPush } from "../push/send-push";
import { pushTextsFor } from "./push-texts";
import { removeSubscriptions } from "./remove-subscriptions";

const RETRY_AFTER_MS = 5_000;

/**
 * Sends a test notification to one of the actor's devices. Throws `not_found` if there is no such device or its push
 * service no longer knows it, and `unavailable` if the push was not accepted.
 */
export async function sendTestPush(actor: Actor, id: string): Promise<void> {
  const [device] = await runtime("sql")<(Device & { language: Locale | null })[]>`
    select s.kind, s.address, s.p256dh, s.auth, u.language
    from push_subscriptions s join users u on u.id = s.user_id
    where s.id = ${id} and s.user_id = ${actor.userId}`;
  if (!device) throw notFound("subscription");
  const { testTitle, testBody } = pushTextsFor(device.language);
  const payload = { kind: "test", title: testTitle, body: testBody, url: "/", tag: "test" } as const;
  const outcome = await sendPush(device, payload);
  if (outcome.kind === "sent") return;
  if (outcome.kind !== "gone") throw unavailable(RETRY_AFTER_MS);
  await removeSubscriptions([id]);
  throw notFound("subscription");
}
