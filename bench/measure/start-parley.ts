import { type BenchProcess, startProcess } from "../support/child-process";
import type { ServerCommands } from "../support/server-commands";

/** Scale that lifts every rate limit: a load generator is faster than a user. */
const NO_LIMITS = "100000";

/** Starts the product's realtime half on the database at `url`. */
export function startParley(url: string, nodeFlags: string[]): Promise<BenchProcess<ServerCommands>> {
  return startProcess<ServerCommands>("bench/targets/parley.ts", {
    env: { DATABASE_URL: url, RATE_LIMIT_SCALE: NO_LIMITS },
    nodeFlags,
  });
}
