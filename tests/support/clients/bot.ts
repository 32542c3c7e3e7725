import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { type Api, createApi } from "@/lib/client/api/api";
import { createSocket } from "@/lib/client/connection/create-socket";
import { type ChatSocket, request } from "@/lib/client/connection/socket";
import type { TokenGrant } from "@/lib/contract/accounts";
import type { Message } from "@/lib/contract/messages";
import type { ServerEvent, ServerPayload } from "@/lib/contract/realtime";
import type { Room } from "@/lib/contract/rooms";

export const PASSWORD = "correct horse";

/** A user without a browser: REST and socket with a bearer token. */
export interface Bot {
  userId: string;
  name: string;
  email: string;
  token: string;
  api: Api;
  socket: ChatSocket;
  /** Returns every payload of an event received so far. */
  received<E extends ServerEvent>(event: E): ServerPayload<E>[];
  /** Resolves with the first past or future payload of an event that matches. */
  waitForEvent<E extends ServerEvent>(
    event: E,
    fits?: (payload: ServerPayload<E>) => boolean,
  ): Promise<ServerPayload<E>>;
  sendMessage(roomId: string, content: string, id?: string): Promise<Message>;
  createDirectRoom(other: { userId: string }): Promise<Room>;
  close(): void;
}

const WAIT_MS = 10_000;

/** Signs up, signs in and connects. */
export async function createBot(baseUrl: string, name: string): Promise<Bot> {
  const email = `${name.toLowerCase().replace(/\W+/g, "-")}-${randomUUID()}@example.com`;
  await createApi({ baseUrl }).post("/api/register", { email, name, password: PASSWORD });
  return signInBot(baseUrl, email);
}

/** Opens another session of an existing account. */
export async function signInBot(baseUrl: string, email: string): Promise<Bot> {
  const { token, user } = await createApi({ baseUrl }).post<TokenGrant>("/api/token", {
    email,
    password: PASSWORD,
  });
  const api = createApi({ baseUrl, token });
  const socket = createSocket({ baseUrl, token });
  const log: { event: string; payload: unknown }[] = [];
  const listeners = new Set<() => void>();
  socket.onAny((event: string, payload: unknown) => {
    log.push({ event, payload });
    for (const listener of listeners) listener();
  });
  const heard = <E extends ServerEvent>(event: E) =>
    log.filter((entry) => entry.event === event).map((entry) => entry.payload as ServerPayload<E>);
  const self: Bot = {
    userId: user.id,
    name: user.name,
    email,
    token,
    api,
    socket,
    received: heard,
    waitForEvent: (event, fits = () => true) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => settle(() => reject(new Error(`${user.name} never heard ${event}`))),
          WAIT_MS,
        );
        const settle = (end: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          end();
        };
        const look = () => {
          const found = heard(event).find(fits);
          if (found) settle(() => resolve(found));
        };
        listeners.add(look);
        look();
      }),
    sendMessage: async (roomId, content, id = uuidv7()) =>
      (await request(socket, "send_message", { id, roomId, content })).message,
    createDirectRoom: async (other) =>
      (await api.post<{ room: Room }>("/api/rooms", { kind: "direct", userId: other.userId })).room,
    close: () => socket.disconnect(),
  };
  socket.connect();
  await self.waitForEvent("ready");
  return self;
}
