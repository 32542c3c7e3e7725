import { unavailable } from "./errors";
import { once } from "./runtime";

interface Gate {
  running: number;
  waiting: (() => void)[];
}

interface Bounds {
  atOnce: number;
  waiting: number;
}

/**
 * Lets through so many pieces of work of one name at once in this process; some wait, and the rest are refused with
 * `unavailable`. For what takes a core or much memory each.
 */
export async function gated<T>(name: string, bounds: Bounds, work: () => Promise<T>): Promise<T> {
  const gate = once<Gate>(`gate-${name}`, () => ({ running: 0, waiting: [] }));
  if (gate.running >= bounds.atOnce) {
    if (gate.waiting.length >= bounds.waiting) throw unavailable(2_000);
    await new Promise<void>((resolve) => gate.waiting.push(resolve));
  } else {
    gate.running += 1;
  }
  try {
    return await work();
  } finally {
    const next = gate.waiting.shift();
    if (next) next();
    else gate.running -= 1;
  }
}
