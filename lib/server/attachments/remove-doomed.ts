import { log } from "../log";
import { runtime } from "../runtime";
import { storage } from "../storage/storage";

const AT_ONCE = 500;

/**
 * Removes the bytes of files that nobody may see any more, then their rows: given ones, or whatever there is. Whoever
 * dooms a row does so in the transaction that takes the file away, so a crash before this leaves work and no strays.
 */
export async function removeDoomed(ids?: readonly string[]): Promise<number> {
  const sql = runtime("sql");
  const doomed = await sql<{ id: string }[]>`
    select id from attachments where state = 'doomed'
    ${ids ? sql`and id = any(${[...ids]}::uuid[])` : sql``} limit ${AT_ONCE}`;
  for (const { id } of doomed) {
    await storage().remove(id);
    await sql`delete from attachments where id = ${id} and state = 'doomed'`;
  }
  return doomed.length;
}

/** For after a deletion that stands whatever the store says: what it does not take now, the sweep tries again. */
export async function removeFilesOrLeaveThem(ids?: readonly string[]): Promise<void> {
  await removeDoomed(ids).catch((err: unknown) =>
    log().warn({ err }, "files of a deletion are left to the sweep"),
  );
}
