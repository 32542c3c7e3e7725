import type { ChatSocket } from "./socket";

/** The page's one connection to the server. Its socket exists once Socket.IO has loaded. */
export interface Connection {
  /** Null until `open` has resolved. */
  readonly socket: ChatSocket | null;
  /** Resolves to the socket, which is not connected yet. A load that failed is tried again by the next call. */
  open(): Promise<ChatSocket>;
}

/** `load` makes the socket; it may import the library first. */
export function createConnection(load: () => Promise<ChatSocket>): Connection {
  let socket: ChatSocket | null = null;
  let opening: Promise<ChatSocket> | undefined;
  return {
    get socket() {
      return socket;
    },
    async open() {
      opening ??= load();
      try {
        socket = await opening;
        return socket;
      } catch (error) {
        opening = undefined;
        throw error;
      }
    },
  };
}

/** The connection of a program whose socket exists from the start. */
export const openedConnection = (socket: ChatSocket): Connection => ({ socket, open: async () => socket });
