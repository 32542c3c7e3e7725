/** How the tabs of one account coordinate. */
export interface TabChannel {
  /** Tells the other tabs that the shared store has changed. */
  announceChange(): void;
  onChange(listener: () => void): void;
  /** Calls `onLead` once this tab is the leader: at once when it is the first, or when the leading tab has closed. */
  whenLeader(onLead: () => void): void;
  close(): void;
}

/** Elects the leader by a Web Lock. Without that API every tab leads, and the ids keep messages from being doubled. */
export function createTabChannel(userId: string, what: string): TabChannel {
  const name = `parley-${what}-${userId}`;
  const channel = new BroadcastChannel(name);
  const closing = new AbortController();
  return {
    announceChange: () => channel.postMessage("changed"),
    onChange: (listener) => channel.addEventListener("message", listener),
    whenLeader(onLead) {
      if (!("locks" in navigator)) {
        onLead();
        return;
      }
      const leadUntilClosed = () =>
        new Promise<void>((resolve) => {
          onLead();
          closing.signal.addEventListener("abort", () => resolve());
        });
      navigator.locks.request(name, { signal: closing.signal }, leadUntilClosed).catch((error: unknown) => {
        // A tab that never led ends by closing while it waits for the lock.
        if (!closing.signal.aborted) throw error;
      });
    },
    close() {
      closing.abort();
      channel.close();
    },
  };
}

/** For a program without other tabs. */
export function singleTabChannel(): TabChannel {
  return {
    announceChange: () => undefined,
    onChange: () => undefined,
    whenLeader: (onLead) => onLead(),
    close: () => undefined,
  };
}
