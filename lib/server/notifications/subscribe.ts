import { createECDH } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { LIMITS } from "@/lib/contract/limits";
import type { NewSubscription, Subscription } from "@/lib/contract/push";
import type { Actor } from "../accounts/actor/actor";
import { transaction } from "../db/transaction";
import { outgoingClient } from "../outgoing/outgoing-client";
import { isOutgoingError } from "../outgoing/outgoing-error";
import { env } from "../platform/env";
import { invalid, Refusal, unavailable } from "../platform/errors";
import type { Transaction } from "../platform/runtime";
import { findSubscription } from "./queries";

interface DeviceAddress {
  kind: NewSubscription["kind"];
  address: string;
  p256dh: string | null;
  auth: string | null;
  platform: "android" | "ios" | null;
}

/**
 * Stores or renews a device and ties it to the actor's session. A device that another account used before moves to the
 * actor. Above the limit per user, the devices renewed longest ago are removed.
 *
 * @throws `invalid` (an endpoint that may not be reached, an invalid key, or FCM is not configured), `conflict` (another
 * user's endpoint with other keys, so a different browser), `unavailable` (name servers do not answer at the moment).
 */
export async function subscribe(actor: Actor, request: NewSubscription): Promise<Subscription> {
  const target = await validateAddress(request);
  const id = await transaction(async (sql) => {
    await sql`select 1 from users where id = ${actor.userId} for no key update`;
    const stored = await upsert(sql, actor, target);
    await sql`
      delete from push_subscriptions where id in (
        select id from push_subscriptions where user_id = ${actor.userId}
        order by renewed_at desc, id desc offset ${LIMITS.pushSubscriptions}
      )`;
    return stored;
  });
  return findSubscription(actor, id);
}

async function upsert(sql: Transaction, actor: Actor, target: DeviceAddress): Promise<string> {
  const { kind, address, p256dh, auth, platform } = target;
  const [row] = await sql<{ id: string }[]>`
    insert into push_subscriptions as s (id, user_id, session_id, kind, address, p256dh, auth, platform, renewed_at)
    values (${uuidv7()}, ${actor.userId}, ${actor.sessionId}, ${kind}, ${address}, ${p256dh}, ${auth}, ${platform},
      clock_timestamp())
    on conflict (address) do update set user_id = excluded.user_id, session_id = excluded.session_id, refusals = 0,
      p256dh = excluded.p256dh, auth = excluded.auth, platform = excluded.platform, renewed_at = excluded.renewed_at
    where s.kind = excluded.kind and (s.user_id = excluded.user_id
      or (s.p256dh, s.auth) is not distinct from (excluded.p256dh, excluded.auth))
    returning id`;
  if (!row) throw new Refusal("conflict", "Another browser has this endpoint.");
  // Deliveries to another account on this device do not concern the actor.
  await sql`delete from push_notified where subscription_id = ${row.id} and user_id <> ${actor.userId}`;
  return row.id;
}

async function validateAddress(request: NewSubscription): Promise<DeviceAddress> {
  if (request.kind === "fcm") {
    if (!env().fcm) throw invalid("kind", "is not set up on this server");
    const { kind, token, platform } = request;
    return { kind, address: token, p256dh: null, auth: null, platform };
  }
  const { endpoint, keys } = request;
  if (!isPointOnCurve(keys.p256dh)) throw invalid("keys.p256dh", "is no public key");
  await assertPublicEndpoint(endpoint);
  // Normalized as it will be requested: two spellings of one URL are one device.
  return { kind: "webpush", address: new URL(endpoint).href, ...keys, platform: null };
}

async function assertPublicEndpoint(endpoint: string): Promise<void> {
  try {
    await outgoingClient().check(endpoint, ["https:"]);
  } catch (error) {
    if (!isOutgoingError(error)) throw error;
    // An unknown host name is invalid. If name servers do not answer, the browser tries again later.
    if (error.transient && error.reason !== "unknown_host") throw unavailable(5_000);
    throw invalid("endpoint", "is no address that may be reached");
  }
}

function isPointOnCurve(p256dh: string): boolean {
  const curve = createECDH("prime256v1");
  curve.generateKeys();
  try {
    curve.computeSecret(p256dh, "base64url");
    return true;
  } catch {
    return false;
  }
}
