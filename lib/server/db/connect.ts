import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { provide, runtime, type Sql } from "../runtime";
import { StartupError } from "../startup-error";

const INT8_OID = 20;

/** Options of every client: whole numbers come as numbers (seq and rev stay far below 2^53), times as dates. */
function options(max: number, name: string) {
  return {
    max,
    connect_timeout: 10,
    connection: { application_name: name },
    onnotice: () => undefined,
    types: {
      bigint: { to: INT8_OID, from: [INT8_OID], parse: Number, serialize: String },
    },
  };
}

/** Connects both clients to `url`; fails with one sentence when nothing answers there. */
export async function connectDatabase(url: string): Promise<void> {
  const sql: Sql = postgres(url, {
    ...options(10, "parley"),
    transform: { column: { from: postgres.toCamel } },
  });
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (!row || row.version < 150_000) throw new StartupError("The database is older than PostgreSQL 15.");
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error instanceof StartupError ? error : unreachable(url, error);
  }
  provide({ sql, db: drizzle(postgres(url, options(5, "parley-drizzle"))) });
}

/** An error sentence that names the host, never the password. */
export function unreachable(url: string, error: unknown): StartupError {
  const { host } = new URL(url);
  const reason =
    error instanceof Error
      ? error.message || String("code" in error ? error.code : error.name)
      : String(error);
  return new StartupError(`The database at ${host} cannot be used: ${reason}.`);
}

export async function disconnectDatabase(): Promise<void> {
  const { $client } = runtime("db") as unknown as { $client: Sql };
  await Promise.all([runtime("sql").end({ timeout: 5 }), $client.end({ timeout: 5 })]);
}
