import { io } from "socket.io-client";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import type { ChatSocket } from "./socket";

interface Options {
  /** The server's address; not needed in a browser, whose page comes from the server. */
  baseUrl?: string;
  /** A bearer token; not needed in a browser, which sends its cookie. */
  token?: string;
  /** Whether Socket.IO reconnects with exponential, jittered delays. Off where `keepConnected` does so. */
  reconnection?: boolean;
}

/** Returns a socket that is not connected yet. */
export function createSocket({ baseUrl, token, reconnection = true }: Options = {}): ChatSocket {
  const options = {
    path: SOCKET_PATH,
    autoConnect: false,
    reconnection,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    timeout: 10_000,
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.5,
    ...(token ? { auth: { token } } : {}),
  };
  return baseUrl ? io(baseUrl, { ...options, forceNew: true }) : io(options);
}
