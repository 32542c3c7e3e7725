import type { Socket } from "node:net";

const corked = new Set<Socket>();

/**
 * What is written to this connection until all work of this turn is done leaves in one system call: an event and the
 * acknowledgement that follows it, say. A callback of `nextTick` that is made in a promise's continuation runs after
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
