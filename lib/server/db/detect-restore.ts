import { runtime } from "../platform/runtime";
import { transaction } from "./transaction";

/** Revisions skipped after a restore: more than any room can have gained since a backup, far below 2^53. */
export const RESTORE_REVISION_JUMP = 1_000_000_000;

/**
 * Checks whether the database is still the one that was last opened. If it was restored from a backup, clients hold
 * revisions that its rooms do not have, or that now mean something else. Then the revision of every room is raised by
 * `RESTORE_REVISION_JUMP`, so that every older cursor is too far behind and is answered with `reset` (P13). Database files
 * that were copied back cannot be detected; for them `npm run restored` passes `restored`.
 *
 * @returns whether the revisions were raised.
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

/** Returns an identity of the cluster, its timeline and the database; of the database only if the host hides the rest. */
async function databaseIdentity(): Promise<string> {
  const sql = runtime("sql");
  const [row] = await sql<{ database: string; cluster: boolean }[]>`
    select oid::text as database, has_function_privilege('pg_control_system()', 'execute')
      and has_function_privilege('pg_control_checkpoint()', 'execute') as cluster
    from pg_database where datname = current_database()`;
  if (!row?.cluster) return row?.database ?? "";
  const [control] = await sql<{ cluster: string }[]>`
    select concat_ws('/', system_identifier, timeline_id) as cluster from pg_control_system(), pg_control_checkpoint()`;
  return `${control?.cluster}/${row.database}`;
}
