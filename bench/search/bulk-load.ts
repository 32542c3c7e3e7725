import type postgres from "postgres";

const MEMORY = "1GB";

/**
 * Runs `load`, which writes rows into `messages`, without the table's indexes and creates them afterwards, as a restore
 * does: row by row they would take most of the time.
 */
export async function withoutIndexes(sql: postgres.Sql, load: () => Promise<void>): Promise<void> {
  const keys = await sql<{ name: string; definition: string }[]>`
    select conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where conrelid = 'messages'::regclass and contype in ('p', 'u')`;
  const others = await sql<{ name: string; definition: string }[]>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'messages' and indexname <> all(${keys.map(({ name }) => name)})`;
  for (const { name } of keys) await sql.unsafe(`alter table messages drop constraint ${name}`);
  for (const { name } of others) await sql.unsafe(`drop index ${name}`);
  await load();
  await sql.unsafe(`set maintenance_work_mem = '${MEMORY}'`);
  for (const { name, definition } of keys) {
    await sql.unsafe(`alter table messages add constraint ${name} ${definition}`);
  }
  for (const { definition } of others) await sql.unsafe(definition);
}

/** Runs `work` with few checkpoints, for filling a database and building its indexes. */
export async function withFewCheckpoints<T>(sql: postgres.Sql, work: () => Promise<T>): Promise<T> {
  const change = async (statement: string) => {
    await sql.unsafe(`alter system ${statement}`);
    await sql`select pg_reload_conf()`;
  };
  await change("set max_wal_size = '8GB'");
  try {
    return await work();
  } finally {
    await change("reset max_wal_size");
  }
}
