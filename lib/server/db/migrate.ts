import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import { runMigrations } from "graphile-worker";
import postgres from "postgres";
import { StartupError } from "../platform/startup-error";
import { queueLogger } from "../queue/queue-logger";

/** Key of the advisory lock: a number that no other program on the database is likely to use. */
const MIGRATION_LOCK = 7_205_571;
const migrationsFolder = path.resolve("drizzle/migrations");

/**
 * Migrates the database at `url` to this code's schema, one process at a time. Throws a StartupError if the database has
 * migrations that this code does not know: an older program must not write to it.
 */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await refuseNewer(client);
    await applyMigrations(drizzle(client), { migrationsFolder });
    await runMigrations({ connectionString: url, maxPoolSize: 1, logger: queueLogger });
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function refuseNewer(client: postgres.Sql): Promise<void> {
  const [table] = await client`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!table?.name) return;
  const [latest] = await client`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  const newestKnown = Math.max(...readMigrationFiles({ migrationsFolder }).map((file) => file.folderMillis));
  if (latest?.at !== null && Number(latest?.at) > newestKnown) {
    throw new StartupError(
      "The database was written by a newer version of Parley than this one; update the program.",
    );
  }
}
