import { io } from "socket.io-client";
import { SOCKET_PATH } from "@/lib/contract/socket-path";
import type { ChatSocket } from "./socket";

interface Options {
  /** Where the server is; none in a browser, which is on its page. */
  baseUrl?: string;
  /** A bearer; none in a browser, which has the cookie. */
  token?: string;
  /** Whether it comes back by itself, with growing, jittered pauses. Not where `keepConnected` sees to that. */
  reconnection?: boolean;
}

/** A socket that is not connected yet. */
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
