import { type Io, optional } from "../runtime";

// Here at once and elsewhere by Redis: the adapter's own way would bring it here by Redis too, so late or not at all.

/** All sockets in one of the rooms of `audience`, on every instance, go into `room`. */
export function joinSockets(audience: string[], room: string): void {
  const io = optional("io");
  io?.local.in(audience).socketsJoin(room);
  if (optional("redis")) io?.serverSideEmit("join", audience, room);
}

/** All sockets in one of the rooms of `audience`, on every instance, leave `room`. */
export function leaveSockets(audience: string[], room: string): void {
  const io = optional("io");
  io?.local.in(audience).socketsLeave(room);
  if (optional("redis")) io?.serverSideEmit("leave", audience, room);
}

/** All sockets in one of the rooms of `audience`, on every instance, are closed. */
export function closeSockets(audience: string[]): void {
  const io = optional("io");
  io?.local.in(audience).disconnectSockets(true);
  if (optional("redis")) io?.serverSideEmit("close", audience);
}

/** Does what the other instances ask for. */
export function followOthers(io: Io): void {
  io.on("join", (audience, room) => io.local.in(audience).socketsJoin(room));
  io.on("leave", (audience, room) => io.local.in(audience).socketsLeave(room));
  io.on("close", (audience) => io.local.in(audience).disconnectSockets(true));
}
