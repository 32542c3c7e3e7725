import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { migrate } from "@/lib/server/db/migrate";

/** A PostgreSQL for one run, with the product's settings. */
export interface BenchPostgres {
  version: string;
  dataDir: string;
  /** Creates a migrated database, replacing one of that name; returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Migrates an earlier run's database in the same folder and returns its URL; null if there is none. */
  findDatabase(name: string): Promise<string | null>;
  stop(): Promise<void>;
}

/** Starts the embedded PostgreSQL in `keep`, or in a temporary folder that is removed at the end. */
export async function startPostgres(keep?: string): Promise<BenchPostgres> {
  const dataDir = keep ?? (await mkdtemp(join(tmpdir(), "parley-bench-")));
  const server = await startEmbeddedPostgres({ dataDir, settings: { max_connections: "200" } });
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  const version = await durableVersion(sql);
  const migrated = async (name: string) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    await migrate(url.href);
    return url.href;
  };
  return {
    version,
    dataDir,
    createDatabase: async (name) => {
      await sql.unsafe(`drop database if exists ${name}`);
      await sql.unsafe(`create database ${name}`);
      return migrated(name);
    },
    findDatabase: async (name) => {
      const found = await sql`select 1 from pg_database where datname = ${name}`;
      return found.length > 0 ? migrated(name) : null;
    },
    stop: async () => {
      await sql.end({ timeout: 1 });
      await server.stop();
      if (!keep) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function durableVersion(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ version: string; fsync: string; commit: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit`;
  if (row?.fsync !== "on" || row.commit !== "on") throw new Error("The database is not durable.");
  return row.version;
}
