import type { Socket } from "node:net";

const corked = new Set<Socket>();

/**
 * Joins all writes to this connection until the event loop's current phase yields into one system call, such as an event
 * and the acknowledgement that follows it. A `nextTick` callback that is queued in a promise's continuation runs after
 * all continuations that are ready.
 */
export function corkWrites(tcp: Socket): void {
  if (corked.has(tcp)) return;
  if (corked.size === 0) process.nextTick(release);
  corked.add(tcp);
  tcp.cork();
}

function release(): void {
  for (const tcp of corked) tcp.uncork();
  corked.clear();
}
