import { type Io, optionalRuntime, singleton } from "../platform/runtime";

// Here at once and elsewhere by Redis: the adapter's own way would bring it here by Redis too, so late or not at all.

/** All sockets in one of the rooms of `audience`, on every instance, go into `room`. */
export function joinSockets(audience: string[], room: string): void {
  const io = optionalRuntime("io");
  if (io) joinHere(io, audience, room);
  if (optionalRuntime("redis")) io?.serverSideEmit("join", audience, room);
}

/** All sockets in one of the rooms of `audience`, on every instance, leave `room`. */
export function leaveSockets(audience: string[], room: string): void {
  const io = optionalRuntime("io");
  if (io) leaveHere(io, audience, room);
  if (optionalRuntime("redis")) io?.serverSideEmit("leave", audience, room);
}

/** The same two on this instance alone. */
export function joinLocalSockets(audience: string[], room: string): void {
  const io = optionalRuntime("io");
  if (io) joinHere(io, audience, room);
}

export function leaveLocalSockets(audience: string[], room: string): void {
  const io = optionalRuntime("io");
  if (io) leaveHere(io, audience, room);
}

/** All sockets in one of the rooms of `audience`, on every instance, are closed. */
export function closeSockets(audience: string[]): void {
  const io = optionalRuntime("io");
  io?.local.in(audience).disconnectSockets(true);
  if (optionalRuntime("redis")) io?.serverSideEmit("close", audience);
}

/** Does what the other instances ask for. */
export function applyRemoteMoves(io: Io): void {
  io.on("join", (audience, room) => joinHere(io, audience, room));
  io.on("leave", (audience, room) => leaveHere(io, audience, room));
  io.on("close", (audience) => io.local.in(audience).disconnectSockets(true));
}

interface Watch {
  moved: boolean;
}

const watches = () => singleton("watched-moves", () => new Map<string, Set<Watch>>());

/**
 * Runs `work`, and says besides whether the sockets in the room `name` went into a room or left one meanwhile: what was
 * read at its beginning may then be from before that.
 */
export async function detectMoves<T>(name: string, work: () => Promise<T>): Promise<[T, Watch]> {
  const watch = { moved: false };
  const ofName = watches().get(name) ?? new Set();
  watches().set(name, ofName.add(watch));
  try {
    return [await work(), watch];
  } finally {
    ofName.delete(watch);
    if (ofName.size === 0) watches().delete(name);
  }
}

function note(audience: string[]): void {
  for (const name of audience) for (const watch of watches().get(name) ?? []) watch.moved = true;
}

function joinHere(io: Io, audience: string[], room: string): void {
  note(audience);
  io.local.in(audience).socketsJoin(room);
}

function leaveHere(io: Io, audience: string[], room: string): void {
  note(audience);
  io.local.in(audience).socketsLeave(room);
}
