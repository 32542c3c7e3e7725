import type { users } from "@/drizzle/schema/users";
import { LIMITS } from "@/lib/contract/limits";
import type { Me, User } from "@/lib/contract/users";
import { containsPattern, prefixPattern } from "../../db/like-pattern";
import type { Row } from "../../db/row";
import { batchedRead } from "../../platform/batched-read";
import { env } from "../../platform/env";
import { notFound } from "../../platform/errors";
import { runtime } from "../../platform/runtime";
import { onlineAmong } from "../../presence/presence";
import { blockersOf } from "../blocks/block-lists";
import { isAdminCondition } from "./require-admin";

type UserRow = Row<typeof users, "id" | "name" | "image" | "lastSeenAt">;

/** Adds presence to the rows. A blocked viewer sees neither that the blocker is online nor when they were last seen. */
async function withPresence<T extends UserRow>(rows: readonly T[], viewerId: string) {
  const online = await onlineAmong(rows.map((row) => row.id));
  const blockers = await blockersOf(viewerId);
  return rows.map((row) => ({
    ...row,
    online: online.has(row.id) && !blockers.has(row.id),
    lastSeenAt: blockers.has(row.id) ? null : (row.lastSeenAt?.toISOString() ?? null),
  }));
}

/**
 * Returns users whose name contains the query, or whose e-mail address equals it. Names that start with the query come
 * first. Suspended users are left out, since they could not answer.
 */
export async function searchUsers(query: string, viewerId: string): Promise<User[]> {
  const trimmedQuery = query.trim();
  const rows = await runtime("sql")<UserRow[]>`
    select id, name, image, last_seen_at from users
    where (name ilike ${containsPattern(trimmedQuery)} or email = ${trimmedQuery.toLowerCase()}) and suspended_at is null
    order by name ilike ${prefixPattern(trimmedQuery)} desc, name, id
    limit ${LIMITS.userPageSize}`;
  return withPresence(rows, viewerId);
}

/** Returns the users with these ids. Unknown ids are left out. */
export async function usersByIds(ids: readonly string[], viewerId: string): Promise<User[]> {
  const rows = await runtime("sql")<UserRow[]>`
    select id, name, image, last_seen_at from users where id = any(${[...ids]}::uuid[])`;
  return withPresence(rows, viewerId);
}

/** Returns the profile of a user for themselves, or throws `not_found`. */
export async function getMe(userId: string): Promise<Me> {
  const rows = await runtime("sql")<(UserRow & Omit<Me, keyof User>)[]>`
    select id, name, image, email, read_receipts, ${isAdminCondition()} as administers, language, email_digest,
      push_preview, dnd_from, dnd_to, time_zone, last_seen_at
    from users where id = ${userId}`;
  const [me] = await withPresence(rows, userId);
  if (!me) throw notFound("user");
  return env().email ? me : { ...me, emailDigest: null };
}

/** Returns whether the user's read receipts are off. Concurrent calls share one statement. */
export const readReceiptsOff = batchedRead("read-receipts-off", async (userIds: string[]) => {
  const rows = await runtime("sql")<{ id: string }[]>`
    select id from users where id = any(${userIds}::uuid[]) and not read_receipts`;
  const off = new Set(rows.map((row) => row.id));
  return userIds.map((userId) => off.has(userId));
});
