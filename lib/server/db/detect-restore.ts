import { runtime } from "../platform/runtime";
import { transaction } from "./transaction";

/** More than any room can have gained since a backup, and little against what a number holds. */
export const RESTORE_REVISION_JUMP = 1_000_000_000;

/**
 * Looks whether the database is still the one that was last opened. After a restored backup it is not, and clients hold
 * revisions that the rooms no longer know or that now mean something else: every room's revision leaps ahead, so that
 * every cursor from before is too far behind to be honoured and is answered with `reset` (P13). Files that were copied
 * back cannot be told from those that they replace; for them `npm run restored` says so with `restored`.
 *
 * @returns whether the rooms' revisions leapt.
 */
export async function detectRestore({ restored = false } = {}): Promise<boolean> {
  const identity = await databaseIdentity();
  return transaction(async (sql) => {
    await sql`insert into installation (identity) values (${identity}) on conflict do nothing`;
    const [last] = await sql<{ identity: string }[]>`select identity from installation for update`;
    if (last?.identity === identity && !restored) return false;
    await sql`update installation set identity = ${identity}`;
    await sql`update rooms set last_rev = last_rev + ${RESTORE_REVISION_JUMP}`;
    return true;
  });
}

/** The cluster, its timeline and the database in it. A host that does not tell of its cluster leaves the database. */
async function databaseIdentity(): Promise<string> {
  const sql = runtime("sql");
  const [told] = await sql<{ database: string; cluster: boolean }[]>`
    select oid::text as database, has_function_privilege('pg_control_system()', 'execute')
      and has_function_privilege('pg_control_checkpoint()', 'execute') as cluster
    from pg_database where datname = current_database()`;
  if (!told?.cluster) return told?.database ?? "";
  const [control] = await sql<{ cluster: string }[]>`
    select concat_ws('/', system_identifier, timeline_id) as cluster from pg_control_system(), pg_control_checkpoint()`;
  return `${control?.cluster}/${told.database}`;
}
