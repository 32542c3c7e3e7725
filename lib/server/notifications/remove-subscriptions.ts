import { runtime } from "../platform/runtime";

/** Refusals in a row, for whatever reason, after which a device is removed. */
const MAX_REFUSALS = 5;

/** Removes devices that their push service no longer knows. */
export async function removeSubscriptions(ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await runtime("sql")`delete from push_subscriptions where id = any(${[...ids]}::uuid[])`;
}

/** Counts a refusal by the device's push service, and removes the device after `MAX_REFUSALS` of them. */
export async function recordRefusal(subscriptionId: string): Promise<void> {
  const sql = runtime("sql");
  await sql`update push_subscriptions set refusals = refusals + 1 where id = ${subscriptionId}`;
  await sql`delete from push_subscriptions where id = ${subscriptionId} and refusals >= ${MAX_REFUSALS}`;
}
