import { log } from "./log";

/** How long a shutdown may take: one that takes longer is a hang. */
const SHUTDOWN_TIMEOUT_MS = 25_000;

/**
 * Runs `stop` at the first SIGTERM or SIGINT, then ends the process: with exit code 0, or with 1 when `stop` fails or takes
 * longer than 25 s. Further signals are ignored.
 */
export function onShutdownSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_TIMEOUT_MS).unref();
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log().error({ err }, "the shutdown was not clean");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
}
