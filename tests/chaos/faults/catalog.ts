import { clientsCut, clientsHalfOpen, clientsSlow } from "./clients";
import { diskFull } from "./disk";
import type { Fault } from "./fault";
import { killCommitted, killPublished } from "./kill";
import { postgresCrash, postgresCut, postgresRestart, postgresSilent } from "./postgres";
import { clockAhead, stopped, terminated } from "./process";
import { reconnects } from "./reconnect-storm";
import { redisCut, redisFlush, redisRestart, redisSilent, redisSlow } from "./redis";
import { slowReaders } from "./slow-readers";

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
  stopped,
  terminated,
  clientsCut,
  clientsHalfOpen,
  clientsSlow,
  slowReaders,
  reconnects,
  clockAhead,
  diskFull,
];

/** The cheap ones that say most: what `npm test` runs. */
export const SHORT: readonly Fault[] = [killPublished, postgresRestart, postgresCut, clientsCut];
