import { batchedRead } from "../../platform/batched-read";
import { runtime } from "../../platform/runtime";

/** Returns the ids of the users who have blocked this user. */
export const blockersOf = batchedRead("blockers-of", (userIds: string[]) =>
  groupByUser(
    userIds,
    runtime("sql")`
    select blocked_id as key, blocker_id as other from blocks where blocked_id = any(${userIds}::uuid[])`,
  ),
);

/** Returns the ids of the users whom this user has blocked. */
export const blockedUsersOf = batchedRead("blocked-by", (userIds: string[]) =>
  groupByUser(
    userIds,
    runtime("sql")`
    select blocker_id as key, blocked_id as other from blocks where blocker_id = any(${userIds}::uuid[])`,
  ),
);

async function groupByUser(userIds: string[], rows: PromiseLike<unknown>): Promise<ReadonlySet<string>[]> {
  const sets = new Map(userIds.map((userId) => [userId, new Set<string>()]));
  for (const { key, other } of (await rows) as { key: string; other: string }[]) sets.get(key)?.add(other);
  return userIds.map((userId) => sets.get(userId) ?? new Set());
}
