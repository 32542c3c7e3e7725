import { env } from "../platform/env";
import { Refusal, unavailable } from "../platform/errors";
import type { Transaction } from "../platform/runtime";

export const storageFullError = (message: string) => new Refusal("storage_full", message);

/** Locks the owner, so that concurrent uploads of one user cannot exceed their quota together. */
export async function lockOwner(sql: Transaction, ownerId: string): Promise<void> {
  const [owner] = await sql`select 1 from users where id = ${ownerId} for update`;
  if (!owner) throw unavailable(1_000);
}

/**
 * Throws `storage_full` if `bytes` more exceed the quota of the owner, who must be locked. Shared bytes count once per
 * user, in however many of their messages they are.
 */
export async function requireUserQuota(sql: Transaction, ownerId: string, bytes: number): Promise<void> {
  const [used] = await sql<{ bytes: number }[]>`
    select coalesce(sum(size), 0)::bigint as bytes from (
      select distinct on (coalesce(bytes_id, id)) size from attachments where owner_id = ${ownerId}
    ) files`;
  if (!used || used.bytes + bytes > env().UPLOAD_QUOTA)
    throw storageFullError("Your files have used up your storage quota.");
}

/** Throws `storage_full` if `bytes` more exceed `STORAGE_QUOTA`, if set. Shared bytes count once. */
export async function requireStorageQuota(sql: Transaction, bytes: number): Promise<void> {
  const { STORAGE_QUOTA } = env();
  if (STORAGE_QUOTA === undefined) return;
  await sql`select pg_advisory_xact_lock(hashtext('parley storage quota'))`;
  const [all] = await sql<{ bytes: number }[]>`
    select coalesce(sum(size), 0)::bigint as bytes from (
      select max(size) as size from attachments group by coalesce(bytes_id, id)
    ) files`;
  if (!all || all.bytes + bytes > STORAGE_QUOTA)
    throw storageFullError("The server has no room for this file.");
}
