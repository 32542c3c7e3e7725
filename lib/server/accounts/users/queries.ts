import { LIMITS } from "@/lib/contract/limits";
import type { Me, User } from "@/lib/contract/users";
import { containsPattern, prefixPattern } from "../../db/like-pattern";
import { blockersOf } from "../../moderation/blocks/block-lists";
import { batchedRead } from "../../platform/batched-read";
import { env } from "../../platform/env";
import { notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { onlineAmong } from "../../presence/presence";
import { isAdminCondition } from "./require-admin";

interface UserRow {
  id: string;
  name: string;
  image: string | null;
  lastSeenAt: Date | null;
}

/** Whom somebody has blocked sees of them neither that they are here nor when they were. */
async function withPresence<T extends UserRow>(rows: readonly T[], viewerId: string) {
  const online = await onlineAmong(rows.map((row) => row.id));
  const hiding = await blockersOf(viewerId);
  return rows.map((row) => ({
    ...row,
    online: online.has(row.id) && !hiding.has(row.id),
    lastSeenAt: hiding.has(row.id) ? null : (row.lastSeenAt?.toISOString() ?? null),
  }));
}

/**
 * People whose name holds the words, or whose whole e-mail address it is; those whose name starts so first. Not those who
 * are suspended, who could not answer.
 */
export async function searchUsers(query: string, viewerId: string): Promise<User[]> {
  const words = query.trim();
  const rows = await runtime("sql")<UserRow[]>`
    select id, name, image, last_seen_at from users
    where (name ilike ${containsPattern(words)} or email = ${words.toLowerCase()}) and suspended_at is null
    order by name ilike ${prefixPattern(words)} desc, name, id
    limit ${LIMITS.userPageSize}`;
  return withPresence(rows, viewerId);
}

/** The users with these ids, unknown ids left out. */
export async function usersByIds(ids: readonly string[], viewerId: string): Promise<User[]> {
  const rows = await runtime("sql")<UserRow[]>`
    select id, name, image, last_seen_at from users where id = any(${[...ids]}::uuid[])`;
  return withPresence(rows, viewerId);
}

export async function getMe(userId: string): Promise<Me> {
  const rows = await runtime("sql")<(UserRow & Omit<Me, keyof User>)[]>`
    select id, name, image, email, read_receipts, ${isAdminCondition()} as administers, language, email_digest,
      push_preview, dnd_from, dnd_to, time_zone, last_seen_at
    from users where id = ${userId}`;
  const [me] = await withPresence(rows, userId);
  if (!me) throw notFound("user");
  return env().email ? me : { ...me, emailDigest: null };
}

/** Whether the user's read receipts are off. */
export const readReceiptsOff = batchedRead("hides-reading", async (userIds: string[]) => {
  const rows = await runtime("sql")<{ id: string }[]>`
    select id from users where id = any(${userIds}::uuid[]) and not read_receipts`;
  const hiding = new Set(rows.map((row) => row.id));
  return userIds.map((userId) => hiding.has(userId));
});
