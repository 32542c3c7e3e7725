import { useEffect, useSyncExternalStore } from "react";
import type { Markdown } from "./markdown";

let loaded: typeof Markdown | null = null;
let loading = false;
const listeners = new Set<() => void>();

async function load(): Promise<void> {
  ({ Markdown: loaded } = await import("./markdown"));
  for (const listener of listeners) listener();
}

/** The text stands there as it was typed, which is all that a reader needs to be told. */
function noteMissing(error: unknown): void {
  if (
    !(error instanceof Error) ||
    !/ChunkLoadError|dynamically imported|Failed to load/i.test(`${error.name} ${error.message}`)
  )
    throw error;
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * The part that shows markup, null until it is here: a page without markup never loads it. Without a connection it may
 * not come, and the next message that wants it asks again.
 */
export function useMarkdown(wanted: boolean): typeof Markdown | null {
  const found = useSyncExternalStore(
    subscribe,
    () => loaded,
    () => null,
  );
  useEffect(() => {
    if (!wanted || loaded || loading) return;
    loading = true;
    load()
      .catch(noteMissing)
      .finally(() => {
        loading = false;
      });
  }, [wanted]);
  return wanted ? found : null;
}
