import { optionalRuntime, runtime } from "../platform/runtime";
import { isStopping } from "../platform/stopping";

const ANSWER_WITHIN_MS = 2_000;

/** Whether a look-up succeeds, and soon. */
export async function respondsInTime(probe: PromiseLike<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_WITHIN_MS).unref());
  return Promise.race([
    Promise.resolve(probe).then(
      () => true,
      () => false,
    ),
    late,
  ]);
}

/** Whether the database and, where there is one, Redis answer, and the process is not about to stop. */
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
