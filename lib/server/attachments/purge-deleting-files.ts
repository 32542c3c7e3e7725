import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import { storage } from "../storage/storage";

const AT_ONCE = 500;

/**
 * Removes the bytes of files that nobody may see any more, then their rows: given ones, or whatever there is. Whoever
 * dooms a row does so in the transaction that takes the file away, so a crash before this leaves work and no strays.
 *
 * Bytes that a forwarded file shares stay for as long as one row refers to them that is not doomed, and one statement
 * counts these and lets the others go. A new reference is made from a row that is locked and not doomed
 * (`copy-files`), so none can come about once there are none.
 */
export async function purgeDeletingFiles(ids?: readonly string[]): Promise<number> {
  const sql = runtime("sql");
  const doomed = await sql<{ id: string; bytes: string; shared: boolean }[]>`
    with doomed as (
      select d.id, coalesce(d.bytes_id, d.id) as bytes, exists (
        select 1 from attachments o
        where (o.id = coalesce(d.bytes_id, d.id) or o.bytes_id = coalesce(d.bytes_id, d.id)) and o.state <> 'doomed'
      ) as shared
      from attachments d where d.state = 'doomed' ${ids ? sql`and d.id = any(${[...ids]}::uuid[])` : sql``}
      limit ${AT_ONCE}
    ), released as (
      delete from attachments a using doomed where a.id = doomed.id and doomed.shared and a.state = 'doomed'
    )
    select id, bytes, shared from doomed`;
  for (const { id, bytes } of doomed.filter(({ shared }) => !shared)) {
    await storage().remove(bytes);
    await sql`delete from attachments where id = ${id} and state = 'doomed'`;
  }
  return doomed.length;
}

/** For after a deletion that stands whatever the store says: what it does not take now, the sweep tries again. */
export async function tryPurgeDeletingFiles(ids?: readonly string[]): Promise<void> {
  await purgeDeletingFiles(ids).catch((err: unknown) =>
    log().warn({ err }, "files of a deletion are left to the sweep"),
  );
}
