import { Batcher } from "@/lib/shared/concurrency/batcher";
import { unavailable } from "./errors";
import { singleton } from "./runtime";

const BOUNDS = { batch: 500, queue: 20_000, overflow: () => unavailable(2_000) };

/**
 * Batches concurrent reads of this process. Keys asked for during a read share the next statement, so thousands of
 * clients that return together take one connection of the pool and not all of them. `read` returns its values in the
 * order of the keys. Refuses with `unavailable` when too many keys wait.
 */
export function batchedRead<Key, Value>(
  name: string,
  read: (keys: Key[]) => Promise<Value[]>,
): (key: Key) => Promise<Value> {
  const readOutcomes = async (keys: Key[]) =>
    (await read(keys)).map((result) => ({ ok: true as const, result }));
  return (key) => singleton(`batched-read ${name}`, () => new Batcher(readOutcomes, BOUNDS)).push(key);
}
