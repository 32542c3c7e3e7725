import type { Redis } from "ioredis";
import type postgres from "postgres";
import type { Server } from "socket.io";
import type { ClientToServer, ServerToClient } from "@/lib/contract/realtime";
import type { ClusterEvents } from "./cluster-events";
import type { SocketData } from "./socket-data";

export type Sql = postgres.Sql<{ bigint: number }>;
export type Transaction = postgres.TransactionSql<{ bigint: number }>;
export type Io = Server<ClientToServer, ServerToClient, ClusterEvents, SocketData>;

/** Runs work in a transaction on a connection of its own. */
export interface Transactions {
  run<T>(work: (sql: Transaction) => Promise<T>): Promise<T>;
  stats(): { active: number; waiting: number };
  end(): Promise<void>;
}

/** What a process has exactly one of, once it has started. */
export interface Runtime {
  databaseUrl: string;
  /** For single statements. What must hold together goes through `transaction`. */
  sql: Sql;
  /** For the statements that write a batch: they find rows by index only. */
  writer: Sql;
  transactions: Transactions;
  /** For searches: they read, each in one snapshot, and find rows by index only. */
  searches: Transactions;
  redis: Redis;
  io: Io;
  /** Accounts that the sign-in page names, in development. */
  demoAccounts: { name: string; email: string; password: string }[];
}

/**
 * Next bundles its own copy of every module, so a module-level variable exists twice in one process.
 * This holder exists once.
 */
const holder = globalThis as typeof globalThis & {
  __parley?: { parts: Partial<Runtime>; singletons: Map<string, unknown> };
};
holder.__parley ??= { parts: {}, singletons: new Map() };
const { parts, singletons } = holder.__parley;

export function provideRuntime(started: Partial<Runtime>): void {
  Object.assign(parts, started);
}

/** A part that must have been started before. */
export function runtime<K extends keyof Runtime>(name: K): Runtime[K] {
  const part = parts[name];
  if (part === undefined) throw new Error(`The runtime has no ${name} yet.`);
  return part;
}

/** A part that this process may be without: Redis on a single machine, `io` in a script. */
export function optionalRuntime<K extends keyof Runtime>(name: K): Runtime[K] | undefined {
  return parts[name];
}

/** The one instance of `name` in this process, made at the first call. */
export function singleton<T>(name: string, make: () => T): T {
  if (!singletons.has(name)) singletons.set(name, make());
  return singletons.get(name) as T;
}
