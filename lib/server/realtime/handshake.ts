import type { IncomingMessage } from "node:http";
import { userChannel } from "../events/channels";
import { env } from "../platform/env";
import { Refusal, toErrorBody, unavailable } from "../platform/errors";
import { log } from "../platform/log";
import { type Io, singleton } from "../platform/runtime";
import { isStopping } from "../platform/stopping";
import { authenticateHandshake } from "./authenticate-handshake";
import type { ChatSocket } from "./handlers/chat-socket";

/** Handshakes in work at once; the rest is told to come back, which costs a look-up less than it would cost a queue. */
const HANDSHAKES_MAX = 1_000;
const RETRY_MIN_MS = 1_000;
const RETRY_SPREAD_MS = 2_000;
/** Connections that have not said yet who they are. */
export const UNAUTHENTICATED_MAX = 2_000;
/** So long they have for it. */
export const AUTHENTICATION_TIMEOUT_MS = 10_000;
/** How often one connection may try to say who it is. */
const TRIES_MAX = 5;
/** Sockets of one person on this instance. */
const SOCKETS_PER_USER = 200;

const handshakesInFlight = () => singleton("handshakes", () => ({ count: 0 }));

interface Tries {
  count: number;
  /** Whether one is under way, or has gone well. */
  open: boolean;
}
const triesOf = () => singleton("handshake-tries", () => new WeakMap<object, Tries>());

/** Takes in who proves who they are, and refuses the others with the contract's error in `connect_error.data`. */
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
 * Socket.IO makes a socket of every request to connect that comes before the first has been answered: as many on one
 * connection as fit into it. One at a time, then, and none beside one that is.
 */
async function handshake(socket: ChatSocket): Promise<void> {
  const tries = triesOf().get(socket.client) ?? { count: 0, open: false };
  triesOf().set(socket.client, tries);
  tries.count += 1;
  if (tries.open || tries.count > TRIES_MAX) {
    socket.conn.close();
    throw new Refusal("rate_limited", "A connection is for one socket.");
  }
  tries.open = true;
  try {
    await proveWho(socket);
  } catch (error) {
    tries.open = false;
    throw error;
  }
}

async function proveWho(socket: ChatSocket): Promise<void> {
  const handshakes = handshakesInFlight();
  if (isStopping() || handshakes.count >= HANDSHAKES_MAX)
    throw unavailable(RETRY_MIN_MS + Math.round(Math.random() * RETRY_SPREAD_MS));
  handshakes.count++;
  try {
    const actor = await authenticateHandshake(socket);
    const others = socket.nsp.adapter.rooms.get(userChannel(actor.userId))?.size ?? 0;
    if (others >= SOCKETS_PER_USER * env().RATE_LIMIT_SCALE)
      throw new Refusal("rate_limited", "That are too many connections.", { retryAfterMs: RETRY_SPREAD_MS });
    Object.assign(socket.data, { ...actor, viewing: new Set<string>(), inFlight: 0 });
  } finally {
    handshakes.count--;
  }
}

/** Whether a connection may be opened at all: an answer before anything is known of it but that it is there. */
export function allowRequest(io: () => Io) {
  return (_request: IncomingMessage, answer: (error: string | null, success: boolean) => void): void => {
    const strangers = io().engine.clientsCount - io().of("/").sockets.size;
    const refusal = isStopping() || strangers >= UNAUTHENTICATED_MAX ? "come back later" : null;
    answer(refusal, refusal === null);
  };
}
