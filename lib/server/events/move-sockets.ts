import { type Io, optionalRuntime, singleton } from "../platform/runtime";

// Moves local sockets at once and those of other instances through Redis. The adapter's own methods would use Redis for
// local sockets too: late, or not at all.

/** Adds all sockets in any channel of `audience`, on every instance, to `channel`. */
export function joinSockets(audience: string[], channel: string): void {
  const io = optionalRuntime("io");
  if (io) joinHere(io, audience, channel);
  if (optionalRuntime("redis")) io?.serverSideEmit("join", audience, channel);
}

/** Removes all sockets in any channel of `audience`, on every instance, from `channel`. */
export function leaveSockets(audience: string[], channel: string): void {
  const io = optionalRuntime("io");
  if (io) leaveHere(io, audience, channel);
  if (optionalRuntime("redis")) io?.serverSideEmit("leave", audience, channel);
}

/** Like `joinSockets`, but on this instance only. */
export function joinLocalSockets(audience: string[], channel: string): void {
  const io = optionalRuntime("io");
  if (io) joinHere(io, audience, channel);
}

/** Like `leaveSockets`, but on this instance only. */
export function leaveLocalSockets(audience: string[], channel: string): void {
  const io = optionalRuntime("io");
  if (io) leaveHere(io, audience, channel);
}

/** Closes all sockets in any channel of `audience`, on every instance. */
export function closeSockets(audience: string[]): void {
  const io = optionalRuntime("io");
  io?.local.in(audience).disconnectSockets(true);
  if (optionalRuntime("redis")) io?.serverSideEmit("close", audience);
}

/** Executes the moves that other instances request. */
export function applyRemoteMoves(io: Io): void {
  io.on("join", (audience, channel) => joinHere(io, audience, channel));
  io.on("leave", (audience, channel) => leaveHere(io, audience, channel));
  io.on("close", (audience) => io.local.in(audience).disconnectSockets(true));
}

interface MoveObserver {
  moved: boolean;
}

const moveObservers = () => singleton("watched-moves", () => new Map<string, Set<MoveObserver>>());

/**
 * Runs `work` and observes whether sockets in the channel `name` joined or left a channel meanwhile. If so, what `work` has
 * read may be outdated. Returns its result and the observer.
 */
export async function detectMoves<T>(name: string, work: () => Promise<T>): Promise<[T, MoveObserver]> {
  const observer = { moved: false };
  const observers = moveObservers().get(name) ?? new Set();
  moveObservers().set(name, observers.add(observer));
  try {
    return [await work(), observer];
  } finally {
    observers.delete(observer);
    if (observers.size === 0) moveObservers().delete(name);
  }
}

function notifyObservers(audience: string[]): void {
  for (const name of audience) for (const observer of moveObservers().get(name) ?? []) observer.moved = true;
}

function joinHere(io: Io, audience: string[], channel: string): void {
  notifyObservers(audience);
  io.local.in(audience).socketsJoin(channel);
}

function leaveHere(io: Io, audience: string[], channel: string): void {
  notifyObservers(audience);
  io.local.in(audience).socketsLeave(channel);
}
