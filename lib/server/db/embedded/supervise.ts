import { setTimeout as sleep } from "node:timers/promises";
import {
  type Postmaster,
  type PostmasterOptions,
  sendSignal,
  startPostmaster,
  stopPostgres,
} from "./postmaster";

/** Delays before a restart; they double while restarts fail. */
const MIN_RESTART_DELAY_MS = 200;
const MAX_RESTART_DELAY_MS = 10_000;
/** Uptime after which the restart delay is reset. */
const STABLE_MS = 60_000;

/**
 * Restarts the server process on the same port whenever it ends unexpectedly, and stops it when this process exits. Returns
 * a function that stops it for good; `release` is called once it has stopped.
 */
export function supervise(
  first: Postmaster,
  options: PostmasterOptions,
  port: number,
  release: () => void,
): () => Promise<void> {
  let current = first;
  let stopped: Promise<void> | null = null;

  // After process.exit() without stop() the shutdown goes on without this process, and the next start waits for it.
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

  void restartWhenEnded();
  return () => {
    stopped ??= stop();
    return stopped;
  };

  async function restartWhenEnded(): Promise<void> {
    let delayMs = MIN_RESTART_DELAY_MS;
    for (;;) {
      const startedAt = Date.now();
      await current.ended;
      if (stopped) return;
      if (Date.now() - startedAt > STABLE_MS) delayMs = MIN_RESTART_DELAY_MS;
      options.onLog?.(`The database process ended unexpectedly; it is restarted in ${delayMs} ms.`);
      await sleep(delayMs, undefined, { ref: false });
      if (stopped) return;
      current = startPostmaster(options, port);
      delayMs = Math.min(delayMs * 2, MAX_RESTART_DELAY_MS);
    }
  }
}
