import { useSyncExternalStore } from "react";

let wanted = false;
const listeners = new Set<() => void>();

/** From the first notice on there is a toaster; one that comes late shows what it has missed. */
export function requestToaster(): void {
  wanted = true;
  for (const listener of listeners) listener();
}

export function useToasterRequested(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
