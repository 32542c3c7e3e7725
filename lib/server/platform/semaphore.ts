import { Semaphore } from "@/lib/shared/concurrency/semaphore";
import { unavailable } from "./errors";
import { singleton } from "./runtime";

const RETRY_MS = 2_000;

interface Bounds {
  /** Max concurrent tasks. */
  atOnce: number;
  /** Max tasks that wait for a permit. */
  waiting: number;
  /** How long a task waits for a permit, ms; without it there is no limit. */
  waitMs?: number;
}

/**
 * Runs `work` under the semaphore `name` of this process, for work that takes a core or much memory. A task that finds
 * the queue full or waits too long is refused with `unavailable`. The first call of a name sets its bounds.
 */
export function withSemaphore<T>(
  name: string,
  { atOnce, waiting, waitMs }: Bounds,
  work: () => Promise<T>,
): Promise<T> {
  const semaphore = singleton(
    `semaphore-${name}`,
    () => new Semaphore({ permits: atOnce, queueMax: waiting, refusal: () => unavailable(RETRY_MS) }),
  );
  return semaphore.run(work, { waitMs });
}
