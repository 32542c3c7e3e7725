import { runtime } from "../../platform/runtime";

/** Stores that these users were last seen now. Returns that time in ISO 8601. */
export async function updateLastSeen(userIds: string[]): Promise<string> {
  const at = new Date();
  await runtime("sql")`update users set last_seen_at = ${at} where id = any(${userIds}::uuid[])`;
  return at.toISOString();
}
