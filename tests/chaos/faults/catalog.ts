import { clientsCut, clientsHalfOpen, clientsSlow } from "./clients";
import { diskFull } from "./disk";
import type { Fault } from "./fault";
import { killCommitted, killPublished } from "./kill";
import { postgresCrash, postgresCut, postgresHalfOpen, postgresRestart } from "./postgres";
import { clockSkew, sigstop, sigterm } from "./process";
import { reconnectStorm } from "./reconnect-storm";
import { redisCut, redisFlush, redisHalfOpen, redisRestart, redisSlow } from "./redis";
import { slowReaders } from "./slow-readers";

/** Every fault of the suite, in table order. */
export const FAULTS: readonly Fault[] = [
  killCommitted,
  killPublished,
  postgresRestart,
  postgresCrash,
  postgresCut,
  postgresHalfOpen,
  redisRestart,
  redisFlush,
  redisSlow,
  redisCut,
  redisHalfOpen,
  sigstop,
  sigterm,
  clientsCut,
  clientsHalfOpen,
  clientsSlow,
  slowReaders,
  reconnectStorm,
  clockSkew,
  diskFull,
];

/** The cheap and most telling faults, which `npm test` runs. */
export const SHORT_FAULTS: readonly Fault[] = [killPublished, postgresRestart, postgresCut, clientsCut];
