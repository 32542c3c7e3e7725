import type { ChatSocket, DeferrableSocket } from "../connection/socket";

type Listener = (...args: unknown[]) => void;

/**
 * A socket that is made when it is first told to connect. Until then it is one without a connection, as whoever asks it
 * for something is ready for; what cannot be made is a try to connect that failed, and the next one makes it anew.
 */
export function createDeferredSocket(make: () => Promise<ChatSocket>): DeferrableSocket {
  let made: ChatSocket | undefined;
  let coming = false;
  let wanted = false;
  let waiting: [event: string, listener: Listener][] = [];

  async function come(): Promise<void> {
    coming = true;
    try {
      const socket = await make();
      for (const [event, listener] of waiting) socket.on(event as never, listener as never);
      made = socket;
      if (wanted) socket.connect();
    } catch (error) {
      if (wanted) for (const [event, listener] of waiting) if (event === "connect_error") listener(error);
    } finally {
      coming = false;
    }
  }

  const late = {
    get connected() {
      return made?.connected ?? false;
    },
    on(event: string, listener: Listener) {
      if (made) made.on(event as never, listener as never);
      else waiting.push([event, listener]);
      return late;
    },
    off(event: string, listener: Listener) {
      if (made) made.off(event as never, listener as never);
      else waiting = waiting.filter(([other, its]) => other !== event || its !== listener);
      return late;
    },
    removeAllListeners() {
      made?.removeAllListeners();
      waiting = [];
      return late;
    },
    connect() {
      wanted = true;
      if (made) made.connect();
      else if (!coming) void come();
      return late;
    },
    disconnect() {
      wanted = false;
      made?.disconnect();
      return late;
    },
    timeout: (ms: number) => connectedOne().timeout(ms),
    get volatile() {
      return connectedOne().volatile;
    },
  };

  function connectedOne(): ChatSocket {
    if (!made) throw new Error("The socket is used before it is connected.");
    return made;
  }

  // The library's types follow event names that are type parameters; here they are passed on as they come.
  return late as unknown as DeferrableSocket;
}
