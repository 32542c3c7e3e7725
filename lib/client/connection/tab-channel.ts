/** What the tabs of one account do together. */
export interface TabChannel {
  /** Tells the other tabs that what is kept has changed. */
  announceChange(): void;
  onChange(listener: () => void): void;
  /** Calls `onLead` once this tab is the one that sends: at first start, or when the tab that was it has closed. */
  whenLeader(onLead: () => void): void;
  close(): void;
}

/** Tabs agree through the Web Locks API; where it is missing each sends, and the ids keep it from doubling. */
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
      const untilClosed = () =>
        new Promise<void>((resolve) => {
          onLead();
          closing.signal.addEventListener("abort", () => resolve());
        });
      navigator.locks.request(name, { signal: closing.signal }, untilClosed).catch((error: unknown) => {
        // Closing while waiting for the lock is the ordinary end of a tab that never led.
        if (!closing.signal.aborted) throw error;
      });
    },
    close() {
      closing.abort();
      channel.close();
    },
  };
}

/** For a program that is its only window. */
export function singleTabChannel(): TabChannel {
  return {
    announceChange: () => undefined,
    onChange: () => undefined,
    whenLeader: (onLead) => onLead(),
    close: () => undefined,
  };
}
