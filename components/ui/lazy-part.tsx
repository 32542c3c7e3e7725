import { type ComponentType, startTransition, useEffect, useState } from "react";

/**
 * Makes a hook that loads code when `enabled` first becomes true, and returns null until then. Unlike `React.lazy`, code
 * that cannot be loaded, as offline, leaves the rest of the page alone; the next component that mounts tries again.
 */
export function createLazyHook<Part>(load: () => Promise<Part>): (enabled: boolean) => Part | null {
  let loaded: Part | null = null;
  let loading = false;
  const listeners = new Set<() => void>();

  async function start(): Promise<void> {
    loading = true;
    try {
      await painted();
      loaded = await load();
      // A transition yields to input while everything that waited renders.
      startTransition(() => {
        for (const listener of listeners) listener();
      });
    } catch (error) {
      if (!isLoadError(error)) throw error;
    } finally {
      loading = false;
    }
  }

  return function useLazy(enabled) {
    const [part, setPart] = useState(() => loaded);
    useEffect(() => {
      if (!enabled || part) return;
      const listener = () => setPart(() => loaded);
      listeners.add(listener);
      if (loaded) listener();
      else if (!loading) void start();
      return () => void listeners.delete(listener);
    }, [enabled, part]);
    return enabled ? part : null;
  };
}

/** Makes a component that loads when it is first shown. Until then it renders `Placeholder`, or nothing. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  Placeholder?: ComponentType<Props>,
): ComponentType<Props> {
  const useLazy = createLazyHook(load);
  return function LazyPart(props) {
    const Part = useLazy(true);
    if (Part) return <Part {...props} />;
    return Placeholder ? <Placeholder {...props} /> : null;
  };
}

/** Max wait for a frame: a hidden page does not paint. */
const PAINT_TIMEOUT_MS = 100;

/** The placeholder is painted before the code is requested. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PAINT_TIMEOUT_MS);
  });
}

function isLoadError(error: unknown): boolean {
  return (
    error instanceof Error &&
    /ChunkLoadError|dynamically imported|Failed to load/i.test(`${error.name} ${error.message}`)
  );
}
