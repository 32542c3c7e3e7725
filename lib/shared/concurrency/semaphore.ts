interface SemaphoreBounds {
  /** Max tasks that hold a permit at the same time. */
  permits: number;
  /** Max tasks that wait for a permit; without it their number is unbounded. */
  queueMax?: number;
  /** Makes the error for a task that finds the queue full or waits too long. */
  refusal?: () => Error;
}

interface WaitOptions {
  /** How long to wait for a permit, ms; without it there is no limit. */
  waitMs?: number;
  /** Ends the wait; `acquire` then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/** Gives the permit back. A second call does nothing. */
export type Release = () => void;

/**
 * Limits how many tasks run at the same time. Waiters get permits in the order of their calls. A released permit goes
 * straight to the next waiter and is never free in between, so a newcomer cannot exceed the limit or overtake.
 */
export class Semaphore {
  private running = 0;
  private readonly waiters = new Set<() => void>();

  constructor(private readonly bounds: SemaphoreBounds) {}

  /** Runs `task` while holding a permit. */
  async run<T>(task: () => Promise<T>, options?: WaitOptions): Promise<T> {
    const release = await this.acquire(options);
    try {
      return await task();
    } finally {
      release();
    }
  }

  /** Waits for a permit and returns its release. Rejects with the refusal or the signal's reason. */
  acquire({ waitMs, signal }: WaitOptions = {}): Promise<Release> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.running < this.bounds.permits) {
      this.running += 1;
      return Promise.resolve(this.releaseOnce());
    }
    if (this.waiters.size >= (this.bounds.queueMax ?? Number.POSITIVE_INFINITY))
      return Promise.reject(this.refusal());
    return this.handover(waitMs, signal);
  }

  /** Resolves when a finishing task hands its permit over. */
  private handover(waitMs: number | undefined, signal: AbortSignal | undefined): Promise<Release> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.waiters.delete(grant);
        clearTimeout(timer);
        signal?.removeEventListener("abort", onAbort);
      };
      const grant = () => {
        leave();
        resolve(this.releaseOnce());
      };
      const onAbort = () => {
        leave();
        reject(signal?.reason);
      };
      const onTimeout = () => {
        leave();
        reject(this.refusal());
      };
      const timer = waitMs === undefined ? undefined : setTimeout(onTimeout, waitMs);
      signal?.addEventListener("abort", onAbort);
      this.waiters.add(grant);
    });
  }

  private releaseOnce(): Release {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const [next] = this.waiters;
      if (next) next();
      else this.running -= 1;
    };
  }

  private refusal(): Error {
    return this.bounds.refusal?.() ?? new Error("The semaphore has no free permit.");
  }
}
