import type { Actor } from "../accounts/auth/actor";
import { notFound } from "../errors";
import { runtime } from "../runtime";

/** Forgets one of the actor's devices. */
export async function unsubscribe(actor: Actor, id: string): Promise<void> {
  const { count } = await runtime("sql")`
    delete from push_subscriptions where id = ${id} and user_id = ${actor.userId}`;
  if (count === 0) throw notFound("subscription");
}
