import type { Io } from "../../platform/runtime";
import { patchBroadcast } from "./patch-broadcast";
import { patchUnicast } from "./patch-unicast";

/**
 * Applies every patch of this folder: broadcasts, and packets to one socket. Call it once, after the adapter is set. The
 * other modules of this folder are parts of the patches and are imported nowhere else.
 */
export function installFastPath(io: Io): void {
  patchBroadcast(io);
  patchUnicast(io);
}

/**
 * The versions whose internals the fast path was written against. A test compares them with what is installed. "a → b"
 * is b as a resolves it: a copy nested under a counts, not one beside it.
 */
export const PATCHED_VERSIONS = {
  "socket.io": "4.8.4",
  "socket.io → engine.io": "6.6.12",
  "socket.io → engine.io → ws": "8.21.3",
  "socket.io → socket.io-adapter": "2.5.8",
  "socket.io → socket.io-parser": "4.2.7",
  "@socket.io/redis-adapter": "8.3.0",
  "@socket.io/redis-adapter → socket.io-adapter": "2.5.8",
} as const;

/** What to do when one of these versions changes, before the list is updated. */
export const UPGRADE_CHECKS = `lib/server/realtime/fast-path replaces methods of these packages. Before you change
PATCHED_VERSIONS in install.ts, compare their new sources with what the fast path relies on:
- socket.io-adapter: Adapter.broadcast and apply, rooms, encoder; the Redis adapter ends in super.broadcast.
- socket.io: Client.writeToEngine(packets, options), Client.conn, Namespace.sockets.
- engine.io: Socket.writeBuffer, readyState, upgrading, transport.writable, transport.socket, wsPreEncodedFrame.
- ws: WebSocket._socket and terminate(); the server sends unmasked frames, without extensions.
- socket.io-parser: Encoder.encode returns one string first; a Socket.IO packet is an Engine.IO message ("4").
Then run the end-to-end tests, and "npm run bench -- fanout" and "npm run bench -- dm".`;
