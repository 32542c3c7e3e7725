import { singleton } from "../platform/runtime";

/** Requests under way at once, over all rooms. They have connections of their own and wait for nothing that sends need. */
const AT_ONCE = 64;

interface Slots {
  free: number;
  waiting: (() => void)[];
}

const slots = () => singleton<Slots>("push-slots", () => ({ free: AT_ONCE, waiting: [] }));

/** Waits for room among the requests under way; what it returns gives the place back. */
export async function acquirePushPermit(): Promise<() => void> {
  const state = slots();
  if (state.free > 0) state.free -= 1;
  else await new Promise<void>((resolve) => state.waiting.push(resolve));
  return () => {
    const next = state.waiting.shift();
    if (next) next();
    else state.free += 1;
  };
}
