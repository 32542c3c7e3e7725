import type { IncomingMessage } from "node:http";
import { toErrorBody, unavailable } from "../errors";
import { log } from "../log";
import { type Io, once } from "../runtime";
import { isStopping } from "../stopping";
import { authenticateHandshake } from "./authenticate";
import type { ChatSocket } from "./socket";

/** Handshakes in work at once; the rest is told to come back, which costs a look-up less than it would cost a queue. */
const HANDSHAKES_MAX = 1_000;
const RETRY_MIN_MS = 1_000;
const RETRY_SPREAD_MS = 2_000;
/** Connections that have not said yet who they are. */
export const STRANGERS_MAX = 2_000;
/** So long they have for it. */
export const STRANGER_MS = 10_000;

const inWork = () => once("handshakes", () => ({ count: 0 }));

/** Takes in who proves who they are, and refuses the others with the contract's error in `connect_error.data`. */
export function admit(io: Io): void {
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

async function handshake(socket: ChatSocket): Promise<void> {
  const handshakes = inWork();
  if (isStopping() || handshakes.count >= HANDSHAKES_MAX)
    throw unavailable(RETRY_MIN_MS + Math.round(Math.random() * RETRY_SPREAD_MS));
  handshakes.count++;
  try {
    const actor = await authenticateHandshake(socket);
    Object.assign(socket.data, { ...actor, looking: new Set<string>(), inWork: 0 });
  } finally {
    handshakes.count--;
  }
}

/** Whether a connection may be opened at all: an answer before anything is known of it but that it is there. */
export function mayOpen(io: () => Io) {
  return (_request: IncomingMessage, answer: (error: string | null, success: boolean) => void): void => {
    const strangers = io().engine.clientsCount - io().of("/").sockets.size;
    const refusal = isStopping() || strangers >= STRANGERS_MAX ? "come back later" : null;
    answer(refusal, refusal === null);
  };
}
