import { setTimeout as sleep } from "node:timers/promises";
import { cpuMicroseconds } from "./serve-commands";

const SETTLE_MS = 300;

/** Returns the commands of every server under test. */
export function serverCommands(port: () => number) {
  return {
    port,
    /** CPU time so far, µs. */
    cpu: cpuMicroseconds,
    /** Returns memory in bytes after full garbage collection. Needs --expose-gc. */
    async memory(): Promise<{ resident: number; heap: number }> {
      for (let i = 0; i < 4; i++) {
        globalThis.gc?.();
        await sleep(SETTLE_MS);
      }
      const { rss, heapUsed } = process.memoryUsage();
      return { resident: rss, heap: heapUsed };
    },
  };
}

export type ServerCommands = ReturnType<typeof serverCommands>;
