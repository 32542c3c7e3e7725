import { Batcher } from "./batcher";
import { singleton } from "./runtime";

const BOUNDS = { batch: 500, queue: 20_000, retryAfterMs: 2_000 };

/**
 * A read that many ask for at once: questions that come while one is under way share the next statement, so that
 * thousands who come back together take one connection of the pool and not all of them. `read` answers in order.
 * Refuses with `unavailable` when too many wait.
 */
export function batchedRead<Key, Value>(
  name: string,
  read: (keys: Key[]) => Promise<Value[]>,
): (key: Key) => Promise<Value> {
  const answer = async (keys: Key[]) => (await read(keys)).map((result) => ({ ok: true as const, result }));
  return (key) => singleton(`shared-read ${name}`, () => new Batcher<Key, Value>(answer, BOUNDS)).push(key);
}
