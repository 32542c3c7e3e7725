import { connect, type Socket } from "node:net";
import postgres from "postgres";
import { metrics } from "../metrics/metrics";
import { provideRuntime, runtime, type Sql } from "../platform/runtime";
import { StartupError } from "../platform/startup-error";
import { TransactionPool } from "./transaction";

const INT8_OID = 20;

/** How many connections run single statements, which share them, and how many run transactions, which do not. */
const STATEMENTS = 10;
const TRANSACTIONS = 8;
/** Each takes a core of the database while it runs. */
export const SEARCH_CONNECTIONS = 3;
/** A search that the database works on for longer is ended there. */
const SEARCH_STATEMENT_MS = 750;
/** One for each lane of messages, one for batches of receipts. */
const WRITERS = 3;

/** An attempt that meets a database which is just dying hangs, and holds up whoever waits for it. */
const CONNECT_SECONDS = 3;

/**
 * Seconds until a lost connection is tried again. The driver's own pauses grow to 20 s, and a database that is back would
 * go unused for as long.
 */
const backoff = (retries: number): number => Math.min(2 ** retries / 50, 1) * (0.5 + Math.random() / 2);

/**
 * Blocks of the index are merged while somebody searches: only in one snapshot is none missed. The planner knows one good
 * way for each statement, whatever its parameters: planned once, it costs a search nothing.
 */
const SEARCH_SETTINGS = {
  default_transaction_isolation: "repeatable read",
  default_transaction_read_only: "on",
  statement_timeout: String(SEARCH_STATEMENT_MS),
  plan_cache_mode: "force_generic_plan",
  enable_seqscan: "off",
  enable_bitmapscan: "off",
  jit: "off",
};

interface Target {
  host: string[];
  port: number[];
  path: string | false;
}

/**
 * The driver leaves Nagle's algorithm on, and the end of a batch that is longer than a segment then waits for the
 * server's delayed acknowledgement: 40 ms. Handed over while it still connects: Node keeps what is written until then.
 */
function undelayed({ host, port, path }: Target): Socket {
  if (path) return connect(path);
  return connect({ host: host[0] ?? "localhost", port: port[0] ?? 5432, noDelay: true });
}

/** Whole numbers come as numbers (seq and rev stay far below 2^53), times as dates, columns in camelCase. */
function client(
  url: string,
  max: number,
  name: string,
  { prepare = true, settings = {} }: { prepare?: boolean; settings?: Record<string, string> } = {},
): Sql {
  const options = {
    max,
    prepare,
    socket: undelayed,
    connect_timeout: CONNECT_SECONDS,
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

/** Connects to `url`; fails with one sentence when nothing answers there. */
export async function connectDatabase(url: string): Promise<void> {
  const sql = client(url, STATEMENTS, "parley");
  try {
    const [row] = await sql<
      { version: number }[]
    >`select current_setting('server_version_num')::int as version`;
    if (!row || row.version < 150_000) throw new StartupError("The database is older than PostgreSQL 15.");
  } catch (error) {
    await sql.end({ timeout: 1 });
    throw error instanceof StartupError ? error : databaseUnreachable(url, error);
  }
  // What is prepared breaks when a newer version adds a column (cached plan must not change result type): the driver then
  // prepares it anew by itself, except in a transaction, which is lost by then.
  const single = () => client(url, 1, "parley transaction", { prepare: false });
  // A plan is kept while the tables grow. One made while `messages` is small would read all of it for every batch, until
  // the next analyze a minute later.
  const writer = client(url, WRITERS, "parley writer", { settings: { enable_seqscan: "off" } });
  const search = () => client(url, 1, "parley search", { settings: SEARCH_SETTINGS });
  provideRuntime({
    databaseUrl: url,
    sql,
    writer,
    transactions: new TransactionPool(Array.from({ length: TRANSACTIONS }, single), (seconds) =>
      metrics().transactionWait.observe(seconds),
    ),
    searches: new TransactionPool(Array.from({ length: SEARCH_CONNECTIONS }, search)),
  });
}

/** An error sentence that names the host, never the password. */
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
