import { optionalRuntime, runtime } from "../platform/runtime";
import { isStopping } from "../platform/stopping";

const PROBE_TIMEOUT_MS = 2_000;

/** Returns whether a probe succeeds within `PROBE_TIMEOUT_MS`. */
export async function respondsInTime(probe: PromiseLike<unknown>): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(() => resolve(false), PROBE_TIMEOUT_MS).unref());
  return Promise.race([
    Promise.resolve(probe).then(
      () => true,
      () => false,
    ),
    timeout,
  ]);
}

/** Checks whether PostgreSQL and, if configured, Redis answer, and whether the process is stopping. */
export async function checkReadiness() {
  const redis = optionalRuntime("redis");
  const [database, redisAnswers] = await Promise.all([
    respondsInTime(runtime("sql")`select 1`),
    redis ? respondsInTime(redis.ping()) : true,
  ]);
  const stopping = isStopping();
  return {
    ready: database && redisAnswers && !stopping,
    stopping,
    database,
    ...(redis ? { redis: redisAnswers } : {}),
  };
}
