import { unavailable } from "./errors";
import { singleton } from "./runtime";

const RETRY_MS = 2_000;

interface Gate {
  running: number;
  waiting: Set<() => void>;
}

interface Bounds {
  atOnce: number;
  waiting: number;
  /** Who has waited for so long is refused as well; without it one waits until it is one's turn. */
  waitMs?: number;
}

/**
 * Lets through so many pieces of work of one name at once in this process; some wait, and the rest are refused with
 * `unavailable`. For what takes a core or much memory each.
 */
export async function withSemaphore<T>(name: string, bounds: Bounds, work: () => Promise<T>): Promise<T> {
  const gate = singleton<Gate>(`gate-${name}`, () => ({ running: 0, waiting: new Set() }));
  if (gate.running >= bounds.atOnce) {
    if (gate.waiting.size >= bounds.waiting) throw unavailable(RETRY_MS);
    await turn(gate, bounds.waitMs);
  } else {
    gate.running += 1;
  }
  try {
    return await work();
  } finally {
    const [next] = gate.waiting;
    if (next) next();
    else gate.running -= 1;
  }
}

function turn({ waiting }: Gate, waitMs: number | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const come = () => {
      waiting.delete(come);
      clearTimeout(timer);
      resolve();
    };
    const giveUp = () => {
      waiting.delete(come);
      reject(unavailable(RETRY_MS));
    };
    const timer = waitMs === undefined ? undefined : setTimeout(giveUp, waitMs);
    waiting.add(come);
  });
}
