import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";

/** Who waits for the first view goes on after this time all the same: it may not come, or nobody may look at it. */
const LONGEST_MS = 2_000;

const MOMENT_MS = 50;

const SHOWN: ReadonlySet<unknown> = new Set([queryKeys.rooms[0], queryKeys.conversation("")[0]]);

/** Resolves when the page shows what it was opened for: its rooms and messages are here and have been painted. */
export async function afterFirstPaint(cache: QueryClient): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, LONGEST_MS));
  await Promise.race([late, here(cache).then(painted)]);
}

async function here(cache: QueryClient): Promise<void> {
  // Whoever is to show something asks for it in this turn.
  await new Promise((resolve) => setTimeout(resolve));
  const onTheirWay = () => cache.isFetching({ predicate: ({ queryKey }) => SHOWN.has(queryKey[0]) });
  if (onTheirWay() === 0) return;
  await new Promise<void>((resolve) => {
    const stop = cache.getQueryCache().subscribe(() => {
      if (onTheirWay() > 0) return;
      stop();
      resolve();
    });
  });
}

/** What has come is drawn piece by piece: the browser has nothing to do once all of it is. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => void whenIdle().then(resolve));
  });

/** When the browser has nothing to do, or has had too much for too long. Safari does not tell, and is given a moment. */
export const whenIdle = () =>
  new Promise<void>((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: LONGEST_MS });
    else setTimeout(resolve, MOMENT_MS);
  });
