import { runtime } from "../platform/runtime";

/** So often in a row a push service may refuse a device for whatever reason, until it is forgotten. */
const REFUSALS = 5;

export async function recordRefusal(subscriptionId: string): Promise<void> {
  const sql = runtime("sql");
  await sql`update push_subscriptions set refusals = refusals + 1 where id = ${subscriptionId}`;
  await sql`delete from push_subscriptions where id = ${subscriptionId} and refusals >= ${REFUSALS}`;
}
