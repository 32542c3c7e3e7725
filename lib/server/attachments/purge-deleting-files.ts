import { log } from "../platform/log";
import { runtime } from "../platform/runtime";
import { storage } from "../storage/storage";
import { deletingStates } from "./deleting-states";

/** Max rows per run. */
const BATCH_SIZE = 500;

/**
 * Deletes the bytes of files in state `deleting`, then their rows: of the given files, or of any. Returns the number of
 * rows found. The state is set in the transaction that removes the file, so a crash before the purge leaves work and no
 * stray bytes.
 *
 * Bytes shared by forwarded files stay while a row that is not deleting refers to them. One statement counts these
 * references and deletes the rows of shared bytes. A new reference is made from a locked row that is not deleting
 * (`copy-files`), so bytes without references cannot gain one.
 */
export async function purgeDeletingFiles(ids?: readonly string[]): Promise<number> {
  const sql = runtime("sql");
  const rows = await sql<{ id: string; bytes: string; shared: boolean }[]>`
    with deleting as (
      select d.id, coalesce(d.bytes_id, d.id) as bytes, exists (
        select 1 from attachments o
        where (o.id = coalesce(d.bytes_id, d.id) or o.bytes_id = coalesce(d.bytes_id, d.id))
          and o.state not in ${deletingStates()}
      ) as shared
      from attachments d
      where d.state in ${deletingStates()} ${ids ? sql`and d.id = any(${[...ids]}::uuid[])` : sql``}
      limit ${BATCH_SIZE}
    ), released as (
      delete from attachments a using deleting
      where a.id = deleting.id and deleting.shared and a.state in ${deletingStates()}
    )
    select id, bytes, shared from deleting`;
  for (const { id, bytes } of rows.filter(({ shared }) => !shared)) {
    await storage().remove(bytes);
    await sql`delete from attachments where id = ${id} and state in ${deletingStates()}`;
  }
  return rows.length;
}

/** Purges after a deletion that stands even if the store fails. The sweep retries what remains. */
export async function tryPurgeDeletingFiles(ids?: readonly string[]): Promise<void> {
  await purgeDeletingFiles(ids).catch((err: unknown) =>
    log().warn({ err }, "could not purge deleted files; the sweep will retry"),
  );
}
