import type { Redis } from "ioredis";
import type postgres from "postgres";
import type { Server } from "socket.io";
import type { ClientToServer, ServerToClient } from "@/lib/contract/realtime";
import type { ClusterEvents } from "./cluster-events";
import type { SocketData } from "./socket-data";

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
export type Io = Server<ClientToServer, ServerToClient, ClusterEvents, SocketData>;

/** A pool that runs work in transactions, each on a connection of its own. */
export interface Transactions {
  run<T>(work: (sql: Transaction) => Promise<T>): Promise<T>;
  stats(): { active: number; waiting: number };
  end(): Promise<void>;
}

/** Components of which a started process has exactly one. */
interface Runtime {
  databaseUrl: string;
  /** For single statements. Statements that belong together go through `transaction`. */
  sql: Sql;
  /** For statements that write a batch: they find rows only by index. */
  writer: Sql;
  transactions: Transactions;
  /** For searches: read-only, each in one snapshot, with rows found only by index. */
  searches: Transactions;
  redis: Redis;
  io: Io;
  /** Accounts that the sign-in page names, in development. */
  demoAccounts: { name: string; email: string; password: string }[];
}

/**
 * Exists once per process. A module-level variable would exist twice, since Next bundles its own copy of every module.
 */
const holder = globalThis as typeof globalThis & {
  __parley?: { components: Partial<Runtime>; singletons: Map<string, unknown> };
};
holder.__parley ??= { components: {}, singletons: new Map() };
const { components, singletons } = holder.__parley;

/** Adds or replaces components. */
export function provideRuntime(started: Partial<Runtime>): void {
  Object.assign(components, started);
}

/** Returns a component; throws if it has not been provided yet. */
export function runtime<K extends keyof Runtime>(name: K): Runtime[K] {
  const component = components[name];
  if (component === undefined) throw new Error(`The runtime has no ${name} yet.`);
  return component;
}

/** Returns a component that this process may lack: Redis on a single machine, `io` in a script. */
export function optionalRuntime<K extends keyof Runtime>(name: K): Runtime[K] | undefined {
  return components[name];
}

/** Returns the only instance of `name` in this process, created at the first call. */
export function singleton<T>(name: string, create: () => T): T {
  if (!singletons.has(name)) singletons.set(name, create());
  return singletons.get(name) as T;
}
