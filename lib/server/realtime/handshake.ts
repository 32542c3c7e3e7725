import type { IncomingMessage } from "node:http";
import { userChannel } from "../events/channels";
import { env } from "../platform/env";
import { Refusal, toErrorBody, unavailable } from "../platform/errors";
import { log } from "../platform/log";
import { type Io, singleton } from "../platform/runtime";
import { isStopping } from "../platform/stopping";
import { authenticateHandshake } from "./authenticate-handshake";
import type { ChatSocket } from "./handlers/chat-socket";

/** Max concurrent handshakes. Further ones are asked to retry: that is cheaper than a queue of look-ups. */
const HANDSHAKES_MAX = 1_000;
const RETRY_MIN_MS = 1_000;
const RETRY_SPREAD_MS = 2_000;
/** Max connections that are not authenticated yet. */
const UNAUTHENTICATED_MAX = 2_000;
/** How long a connection may stay unauthenticated. */
export const AUTHENTICATION_TIMEOUT_MS = 10_000;
/** Max handshakes of one connection. */
const MAX_ATTEMPTS = 5;
/** Max sockets of one user on this instance. */
const SOCKETS_PER_USER = 200;

const handshakesInFlight = () => singleton("handshakes", () => ({ count: 0 }));

interface Attempts {
  count: number;
  /** Whether one is in progress or has succeeded. */
  open: boolean;
}
const attemptsOf = () => singleton("handshake-attempts", () => new WeakMap<object, Attempts>());

/** Admits authenticated sockets only; refuses the others with the contract's error in `connect_error.data`. */
export function requireHandshake(io: Io): void {
  io.use((socket, next) => {
    handshake(socket).then(
      () => next(),
      (error: unknown) => {
        const data = toErrorBody(error, (err) => log().error({ err }, "a handshake failed"));
        next(Object.assign(new Error(data.message), { data }));
      },
    );
  });
}

/**
 * Authenticates a socket, with one attempt per connection at a time and none after a success. Socket.IO itself creates a
 * socket for every connect request that arrives before the first is answered, without a limit per connection.
 */
async function handshake(socket: ChatSocket): Promise<void> {
  const attempts = attemptsOf().get(socket.client) ?? { count: 0, open: false };
  attemptsOf().set(socket.client, attempts);
  attempts.count += 1;
  if (attempts.open || attempts.count > MAX_ATTEMPTS) {
    socket.conn.close();
    throw new Refusal("rate_limited", "A connection is for one socket.");
  }
  attempts.open = true;
  try {
    await authenticateSocket(socket);
  } catch (error) {
    attempts.open = false;
    throw error;
  }
}

async function authenticateSocket(socket: ChatSocket): Promise<void> {
  const handshakes = handshakesInFlight();
  if (isStopping() || handshakes.count >= HANDSHAKES_MAX)
    throw unavailable(RETRY_MIN_MS + Math.round(Math.random() * RETRY_SPREAD_MS));
  handshakes.count++;
  try {
    const actor = await authenticateHandshake(socket);
    const current = socket.nsp.adapter.rooms.get(userChannel(actor.userId))?.size ?? 0;
    if (current >= SOCKETS_PER_USER * env().RATE_LIMIT_SCALE)
      throw new Refusal("rate_limited", "You have too many connections.", { retryAfterMs: RETRY_SPREAD_MS });
    Object.assign(socket.data, { ...actor, viewing: new Set<string>(), inFlight: 0 });
  } finally {
    handshakes.count--;
  }
}

/** Decides whether a connection may be opened, before anything is known about it. */
export function allowRequest(io: () => Io) {
  return (_request: IncomingMessage, callback: (error: string | null, success: boolean) => void): void => {
    const unauthenticated = io().engine.clientsCount - io().of("/").sockets.size;
    const refusal = isStopping() || unauthenticated >= UNAUTHENTICATED_MAX ? "come back later" : null;
    callback(refusal, refusal === null);
  };
}
