import { useSyncExternalStore } from "react";

let requested = false;
const listeners = new Set<() => void>();

/** Loads the toaster with the first toast; it shows toasts that were raised before it mounted. */
export function requestToaster(): void {
  requested = true;
  for (const listener of listeners) listener();
}

export function useToasterRequested(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => requested,
    () => false,
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
