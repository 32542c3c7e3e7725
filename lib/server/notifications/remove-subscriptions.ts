import { runtime } from "../platform/runtime";

/** Removes devices that their push service no longer knows. */
export async function removeSubscriptions(ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await runtime("sql")`delete from push_subscriptions where id = any(${[...ids]}::uuid[])`;
}
