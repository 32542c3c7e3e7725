import { setTimeout as sleep } from "node:timers/promises";
import {
  type Postmaster,
  type PostmasterOptions,
  sendSignal,
  startPostmaster,
  stopPostgres,
} from "./postmaster";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STABLE_MS = 60_000;

/**
 * Starts the server process again, on the same port, whenever it ends unasked, and ends it with this process.
 * Returns what stops it for good; `release` runs once it is gone.
 */
export function supervise(
  first: Postmaster,
  options: PostmasterOptions,
  port: number,
  release: () => void,
): () => Promise<void> {
  let current = first;
  let stopped: Promise<void> | null = null;

  // process.exit() without stop(): the shutdown goes on without us and the next start waits for it.
  const onExit = () => {
    if (current.isRunning() && current.child.pid) sendSignal(current.child.pid, "SIGINT");
    release();
  };
  process.once("exit", onExit);

  const stop = async () => {
    const { pid } = current.child;
    if (pid && current.isRunning()) await stopPostgres(pid, options);
    process.off("exit", onExit);
    release();
  };

  void keepAlive();
  return () => {
    stopped ??= stop();
    return stopped;
  };

  async function keepAlive(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (;;) {
      const since = Date.now();
      await current.ended;
      if (stopped) return;
      if (Date.now() - since > STABLE_MS) pause = FIRST_PAUSE_MS;
      options.onLog?.(`The database process ended unasked; it is started again in ${pause} ms.`);
      await sleep(pause, undefined, { ref: false });
      if (stopped) return;
      current = startPostmaster(options, port);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }
}
