import { type BrowserContext, expect, type WebSocketRoute } from "@playwright/test";

export interface SocketFaults {
  /** Cuts the sockets once the server has greeted one. */
  cut(): Promise<void>;
  restore(): void;
  /** Silently drops everything on the sockets open now; new ones work. */
  mute(): void;
}

/** Intercepts sockets from the next page load on, so that they can be cut and restored. */
export async function interceptSockets(context: BrowserContext): Promise<SocketFaults> {
  let isCut = false;
  let isGreeted = false;
  const open = new Set<WebSocketRoute>();
  const mute = new Set<WebSocketRoute>();
  await context.routeWebSocket(/\/socket\.io\//, (socket) => {
    if (isCut) return void socket.close();
    const server = socket.connectToServer();
    server.onMessage((frame) => {
      isGreeted ||= `${frame}`.startsWith('42["ready"');
      if (!mute.has(socket)) socket.send(frame);
    });
    socket.onMessage((frame) => {
      if (!mute.has(socket)) server.send(frame);
    });
    open.add(socket);
  });
  await context.route(/\/socket\.io\//, (route) => (isCut ? route.abort() : route.continue()));
  return {
    async cut() {
      await expect.poll(() => isGreeted).toBe(true);
      isCut = true;
      for (const socket of open) await socket.close();
      open.clear();
    },
    restore() {
      isCut = false;
    },
    mute() {
      for (const socket of open) mute.add(socket);
    },
  };
}
