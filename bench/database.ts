import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { startEmbeddedPostgres } from "@/lib/server/db/embedded";
import { migrate } from "@/lib/server/db/migrate";

/** A Postgres for one run, with the settings that the product uses. */
export interface Cluster {
  version: string;
  /** A fresh migrated database; returns its address. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts the embedded Postgres in a temporary folder. */
export async function startCluster(): Promise<Cluster> {
  const dataDir = await mkdtemp(join(tmpdir(), "parley-bench-"));
  const server = await startEmbeddedPostgres({ dataDir, settings: { max_connections: "200" } });
  const sql = postgres(server.url, { max: 1 });
  const version = await durableVersion(sql);
  return {
    version,
    createDatabase: async (name) => {
      await sql.unsafe(`create database ${name}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      await migrate(url.href);
      return url.href;
    },
    stop: async () => {
      await sql.end({ timeout: 1 });
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
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
