import type { Subscription } from "@/lib/contract/push";
import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";

/** Returns the actor's devices, the most recently renewed first. */
export async function listSubscriptions(actor: Actor): Promise<Subscription[]> {
  const rows = await runtime("sql")<
    { id: string; kind: "webpush" | "fcm"; createdAt: Date; sessionId: string; userAgent: string | null }[]
  >`
    select p.id, p.kind, p.created_at, p.session_id, s.user_agent
    from push_subscriptions p join sessions s on s.id = p.session_id
    where p.user_id = ${actor.userId} order by p.renewed_at desc, p.id desc`;
  return rows.map(({ id, kind, createdAt, sessionId, userAgent }) => ({
    id,
    kind,
    createdAt: createdAt.toISOString(),
    current: sessionId === actor.sessionId,
    userAgent,
  }));
}

/** Returns one of the actor's devices; throws `not_found` if there is none with this id. */
export async function findSubscription(actor: Actor, id: string): Promise<Subscription> {
  const found = (await listSubscriptions(actor)).find((one) => one.id === id);
  if (!found) throw notFound("subscription");
  return found;
}
