import { runtime } from "../../platform/runtime";

/** Notes that these users were here until now; returns that time. */
export async function updateLastSeen(userIds: string[]): Promise<string> {
  const at = new Date();
  await runtime("sql")`update users set last_seen_at = ${at} where id = any(${userIds}::uuid[])`;
  return at.toISOString();
}
