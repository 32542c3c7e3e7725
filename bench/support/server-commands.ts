import { setTimeout as sleep } from "node:timers/promises";
import { cpuMicroseconds } from "./serve-commands";

const SETTLE_MS = 300;

/** What every server under test answers to. */
export function serverCommands(port: () => number) {
  return {
    port,
    /** µs of CPU so far. */
    cpu: cpuMicroseconds,
    /** Bytes, after as much garbage has gone as goes. Needs --expose-gc. */
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
