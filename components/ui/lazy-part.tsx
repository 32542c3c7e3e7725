import { type ComponentType, startTransition, useEffect, useState } from "react";

/**
 * A part of the page that is loaded when it is first wanted. The hook that this makes gives null until it is here; without
 * a connection it may not come, and whoever wants it next asks again. Meanwhile something else stands in its place.
 */
export function createLazyHook<Part>(load: () => Promise<Part>): (wanted: boolean) => Part | null {
  let loaded: Part | null = null;
  let loading = false;
  const listeners = new Set<() => void>();

  async function begin(): Promise<void> {
    loading = true;
    try {
      await painted();
      loaded = await load();
      // All that waited for it are drawn in pieces, between which the browser answers.
      startTransition(() => {
        for (const listener of listeners) listener();
      });
    } catch (error) {
      if (!isMissing(error)) throw error;
    } finally {
      loading = false;
    }
  }

  return function usePart(wanted) {
    const [found, setFound] = useState(() => loaded);
    useEffect(() => {
      if (!wanted || found) return;
      const listener = () => setFound(() => loaded);
      listeners.add(listener);
      if (loaded) listener();
      else if (!loading) void begin();
      return () => void listeners.delete(listener);
    }, [wanted, found]);
    return wanted ? found : null;
  };
}

/** A component that is loaded when it is first shown; until then, and where it cannot be had, there is nothing, or `Place`. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Place?: ComponentType<Props>,
): ComponentType<Props> {
  const usePart = createLazyHook(load);
  return function LaterPart(props) {
    const Part = usePart(true);
    if (Part) return <Part {...props} />;
    return Place ? <Place {...props} /> : null;
  };
}

/** So long at most: a page that nobody looks at is not painted. */
const UNPAINTED_MS = 100;

/** What stands in the part's place is shown before anything is asked for. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, UNPAINTED_MS);
  });
}

function isMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /ChunkLoadError|dynamically imported|Failed to load/i.test(`${error.name} ${error.message}`)
  );
}
