import type { Fault } from "./fault";
import { killCommitted, killPublished } from "./kill";
import { postgresCrash, postgresCut, postgresRestart, postgresSilent } from "./postgres";
import { redisCut, redisFlush, redisRestart, redisSilent, redisSlow } from "./redis";

/** Every fault of the suite, in the order of the table. */
export const FAULTS: readonly Fault[] = [
  killCommitted,
  killPublished,
  postgresRestart,
  postgresCrash,
  postgresCut,
  postgresSilent,
  redisRestart,
  redisFlush,
  redisSlow,
  redisCut,
  redisSilent,
];

/** The cheap ones that say most: what `npm test` runs. */
export const SHORT: readonly Fault[] = [killCommitted, killPublished, postgresRestart, redisRestart];
