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

interface Target {
  kind: NewSubscription["kind"];
  address: string;
  p256dh: string | null;
  auth: string | null;
  platform: "android" | "ios" | null;
}

/**
 * Remembers a device, or that it is still there. What another account on the same device had is the actor's from now on,
 * and belongs to this session. Beyond the bound per user the one renewed longest ago gives way.
 *
 * Refuses with `invalid` (an endpoint that may not be reached, keys that are none, FCM that is not set up), `conflict`
 * (somebody else's endpoint with other keys: it is not the same browser), `unavailable` (the name servers do not answer
 * now).
 */
export async function subscribe(actor: Actor, wanted: NewSubscription): Promise<Subscription> {
  const target = await checkedTarget(wanted);
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

async function upsert(sql: Transaction, actor: Actor, target: Target): Promise<string> {
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
  // What another account was told of on this device is none of the actor's.
  await sql`delete from push_notified where subscription_id = ${row.id} and user_id <> ${actor.userId}`;
  return row.id;
}

async function checkedTarget(wanted: NewSubscription): Promise<Target> {
  if (wanted.kind === "fcm") {
    if (!env().fcm) throw invalid("kind", "is not set up on this server");
    const { kind, token, platform } = wanted;
    return { kind, address: token, p256dh: null, auth: null, platform };
  }
  const { endpoint, keys } = wanted;
  if (!isPointOnCurve(keys.p256dh)) throw invalid("keys.p256dh", "is no public key");
  await requireReachable(endpoint);
  // As it will be asked for: two spellings of one address are one device.
  return { kind: "webpush", address: new URL(endpoint).href, ...keys, platform: null };
}

async function requireReachable(endpoint: string): Promise<void> {
  try {
    await outgoingClient().check(endpoint, ["https:"]);
  } catch (error) {
    if (!isOutgoingError(error)) throw error;
    // A name that nobody knows is no address; when the name servers are silent, the browser comes again.
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
