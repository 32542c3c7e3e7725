import { connect, type Socket } from "node:net";
import postgres from "postgres";
import { metrics } from "../metrics/metrics";
import { provideRuntime, runtime, type Sql } from "../platform/runtime";
import { StartupError } from "../platform/startup-error";
import { TransactionPool } from "./transaction";

const INT8_OID = 20;

/** Connections for single statements, which share them. */
const STATEMENT_CONNECTIONS = 10;
/** Connections for transactions, which do not share them. */
const TRANSACTION_CONNECTIONS = 8;
/** Connections for searches: each search occupies a core of the database while it runs. */
export const SEARCH_CONNECTIONS = 3;
/** How long a statement of a search may take. */
const SEARCH_STATEMENT_TIMEOUT_MS = 750;
/** Connections for batched writes: one for each lane of messages, one for receipts. */
const WRITER_CONNECTIONS = 3;

/** How long connecting may take: an attempt that meets a dying database hangs, and its callers wait. */
const CONNECT_TIMEOUT_SECONDS = 3;

/**
 * Returns the delay in seconds before a lost connection is tried again. The driver's own delays grow to 20 s, for which a
 * recovered database would stay unused.
 */
const backoff = (retries: number): number => Math.min(2 ** retries / 50, 1) * (0.5 + Math.random() / 2);

/**
 * Settings of search connections. Blocks of the index are merged during searches: only within one snapshot is none missed.
 * Each statement has one good plan for all parameters: a generic plan costs a search no planning.
 */
const SEARCH_SETTINGS = {
  default_transaction_isolation: "repeatable read",
  default_transaction_read_only: "on",
  statement_timeout: String(SEARCH_STATEMENT_TIMEOUT_MS),
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_bitmapscan: "off",
  jit: "off",
};

interface SocketTarget {
  host: string[];
  port: number[];
  path: string | false;
}

/**
 * Opens a socket without Nagle's algorithm. The driver leaves it on, and the end of a batch longer than a segment then waits
 * 40 ms for the server's delayed acknowledgement. The socket is returned while it connects: Node buffers writes until then.
 */
function connectNoDelay({ host, port, path }: SocketTarget): Socket {
  if (path) return connect(path);
  return connect({ host: host[0] ?? "localhost", port: port[0] ?? 5432, noDelay: true });
}

/** Creates a client. It returns bigints as numbers (seq and rev stay far below 2^53), times as dates, columns in camelCase. */
function createClient(
  url: string,
  max: number,
  name: string,
  { prepare = true, settings = {} }: { prepare?: boolean; settings?: Record<string, string> } = {},
): Sql {
  const options = {
    max,
    prepare,
    socket: connectNoDelay,
    connect_timeout: CONNECT_TIMEOUT_SECONDS,
    backoff,
    connection: { application_name: name, ...settings },
    onnotice: () => undefined,
    types: {
      bigint: { to: INT8_OID, from: [INT8_OID], parse: Number, serialize: String },
    },
    transform: { column: { from: postgres.toCamel } },
  };
  return postgres(url, options);
}

/** Connects to `url`. Throws a StartupError that says in one sentence why the database cannot be used. */
export async function connectDatabase(url: string): Promise<void> {
  const sql = createClient(url, STATEMENT_CONNECTIONS, "parley");
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (!row || row.version < 150_000) throw new StartupError("The database is older than PostgreSQL 15.");
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error instanceof StartupError ? error : databaseUnreachable(url, error);
  }
  // A prepared statement breaks when a newer version adds a column (cached plan must not change result type). The driver
  // prepares it again by itself, except in a transaction, which is lost by then.
  const transactionClient = () => createClient(url, 1, "parley transaction", { prepare: false });
  // Plans are cached while tables grow. A plan made while `messages` is small would scan the whole table for every batch,
  // until the next analyze a minute later.
  const writer = createClient(url, WRITER_CONNECTIONS, "parley writer", {
    settings: { enable_seqscan: "off" },
  });
  const searchClient = () => createClient(url, 1, "parley search", { settings: SEARCH_SETTINGS });
  provideRuntime({
    databaseUrl: url,
    sql,
    writer,
    transactions: new TransactionPool(
      Array.from({ length: TRANSACTION_CONNECTIONS }, transactionClient),
      (seconds) => metrics().transactionWait.observe(seconds),
    ),
    searches: new TransactionPool(Array.from({ length: SEARCH_CONNECTIONS }, searchClient)),
  });
}

/** Returns a StartupError that names the host, but never the password. */
export function databaseUnreachable(url: string, error: unknown): StartupError {
  const { host } = new URL(url);
  const reason =
    error instanceof Error
      ? error.message || String("code" in error ? error.code : error.name)
      : String(error);
  return new StartupError(`The database at ${host} cannot be used: ${reason}.`);
}

export async function disconnectDatabase(): Promise<void> {
  await Promise.all([
    runtime("sql").end({ timeout: 5 }),
    runtime("writer").end({ timeout: 5 }),
    runtime("transactions").end(),
    runtime("searches").end(),
  ]);
}
