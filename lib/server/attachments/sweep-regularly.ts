import { log } from "../log";
import { reconcileFiles } from "./reconcile-files";
import { sweepUploads } from "./sweep-uploads";

const SWEEP_EVERY_MS = 10 * 60_000;
const RECONCILE_EVERY_MS = 24 * 60 * 60_000;

/** Keeps nothing alive: it ends with the process. */
export function sweepRegularly(): void {
  const timers = [
    setInterval(() => void logged("sweep", sweepUploads), SWEEP_EVERY_MS),
    setInterval(() => void logged("reconciliation", reconcileFiles), RECONCILE_EVERY_MS),
  ];
  for (const timer of timers) timer.unref();
}

async function logged(what: string, work: () => Promise<object>): Promise<void> {
  try {
    log().debug(await work(), `${what} of files`);
  } catch (err) {
    log().error({ err }, `the ${what} of files failed`);
  }
}
