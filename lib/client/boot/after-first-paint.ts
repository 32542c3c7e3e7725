import type { QueryClient } from "@tanstack/react-query";
import { queryKeys } from "../api/query-keys";

/** Max wait for the first paint and for an idle browser: data may not arrive, and a hidden page does not paint. */
const MAX_WAIT_MS = 2_000;

/** How long Safari waits instead: it has no `requestIdleCallback`. */
const IDLE_FALLBACK_MS = 50;

const FIRST_QUERIES: ReadonlySet<unknown> = new Set([queryKeys.rooms[0], queryKeys.conversation("")[0]]);

/** Resolves once the rooms and messages that the page was opened for are loaded and painted, after 2 s at the latest. */
export async function afterFirstPaint(cache: QueryClient): Promise<void> {
  const timeout = new Promise<void>((resolve) => setTimeout(resolve, MAX_WAIT_MS));
  await Promise.race([timeout, fetched(cache).then(painted)]);
}

async function fetched(cache: QueryClient): Promise<void> {
  // Components that are mounting now start their queries first.
  await new Promise((resolve) => setTimeout(resolve));
  const pending = () => cache.isFetching({ predicate: ({ queryKey }) => FIRST_QUERIES.has(queryKey[0]) });
  if (pending() === 0) return;
  await new Promise<void>((resolve) => {
    const unsubscribe = cache.getQueryCache().subscribe(() => {
      if (pending() > 0) return;
      unsubscribe();
      resolve();
    });
  });
}

/** Data is rendered in a transition: once the browser is idle, all of it is painted. */
const painted = () =>
  new Promise<void>((resolve) => {
    requestAnimationFrame(() => void whenIdle().then(resolve));
  });

/** Resolves when the browser is idle, after 2 s at the latest. */
export const whenIdle = () =>
  new Promise<void>((resolve) => {
    if ("requestIdleCallback" in window) requestIdleCallback(() => resolve(), { timeout: MAX_WAIT_MS });
    else setTimeout(resolve, IDLE_FALLBACK_MS);
  });
