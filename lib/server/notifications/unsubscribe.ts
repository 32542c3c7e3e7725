import type { Actor } from "../accounts/actor/actor";
import { notFound } from "../platform/errors";
import { runtime } from "../platform/runtime";

/** Removes one of the actor's devices. Throws `not_found` if there is none with this id. */
export async function unsubscribe(actor: Actor, id: string): Promise<void> {
  const { count } = await runtime("sql")`
    delete from push_subscriptions where id = ${id} and user_id = ${actor.userId}`;
  if (count === 0) throw notFound("subscription");
}
