import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { migrate } from "@/lib/server/db/migrate";

/** A Postgres for one run, with the settings that the product uses. */
export interface BenchPostgres {
  version: string;
  dataDir: string;
  /** A fresh migrated database in the place of one of that name; returns its address. */
  createDatabase(name: string): Promise<string>;
  /** The address of a database of an earlier run in the same folder, brought up to date; null when there is none. */
  findDatabase(name: string): Promise<string | null>;
  stop(): Promise<void>;
}

/** Starts the embedded Postgres in `keep`, or else in a temporary folder that goes with it. */
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
