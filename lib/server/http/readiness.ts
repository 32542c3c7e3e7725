import { optional, runtime } from "../runtime";

const ANSWER_WITHIN_MS = 2_000;

async function answers(probe: PromiseLike<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), ANSWER_WITHIN_MS).unref());
  return Promise.race([
    Promise.resolve(probe).then(
      () => true,
      () => false,
    ),
    late,
  ]);
}

/** Whether the database and, where there is one, Redis answer. */
export async function readiness() {
  const redis = optional("redis");
  const [database, redisAnswers] = await Promise.all([
    answers(runtime("sql")`select 1`),
    redis ? answers(redis.ping()) : true,
  ]);
  return { ready: database && redisAnswers, database, ...(redis ? { redis: redisAnswers } : {}) };
}
