import type { Message } from "@/lib/contract/messages";

/** Returns ms on the monotonic clock of the process that runs the clients. */
export const now = (): number => performance.now();

/** `fail`: the server refused; `unknown`: no answer, or one that leaves the outcome open. */
export type Outcome = "ok" | "fail" | "unknown";

export interface Attempt {
  via: "socket" | "rest";
  startedAt: number;
  endedAt: number;
  outcome: Outcome;
  /** The error's code, or the connection's fate. */
  code?: string;
  /** The seq in the ack. */
  seq?: number;
}

/** One message under one id, with all attempts to send it. */
export interface Send {
  id: string;
  roomId: string;
  userId: string;
  client: string;
  content: string;
  attempts: Attempt[];
}

/** A message as one client received it. Messages of one event share `frame`. */
export interface Delivery {
  client: string;
  userId: string;
  roomId: string;
  seq: number;
  id: string;
  via: "live" | "changes" | "ack";
  frame: number;
  at: number;
}

/** A receipt as the server acked it, or as a client saw it in an event or room. */
export interface ReceiptObservation {
  source: "acked" | "event" | "room";
  /** The client that saw it. */
  client: string;
  roomId: string;
  userId: string;
  kind: "read" | "delivered";
  seq: number;
  /** When the request began (an event: when it arrived), and when the answer arrived. */
  startedAt: number;
  endedAt: number;
}

export interface Removal {
  roomId: string;
  userId: string;
  ackedAt: number;
}

/** A whole room, fetched over REST from one instance after convergence. */
export interface RoomFetch {
  instance: number;
  roomId: string;
  messages: Message[];
}

/** A room's final state in a client, from events and `changes` alone. */
export interface ClientState {
  client: string;
  roomId: string;
  messages: Message[];
}

/** Everything that one run has recorded. */
export interface History {
  sends: Send[];
  deliveries: Delivery[];
  receipts: ReceiptObservation[];
  removals: Removal[];
  fetches: RoomFetch[];
  clientStates: ClientState[];
}

export const emptyHistory = (): History => ({
  sends: [],
  deliveries: [],
  receipts: [],
  removals: [],
  fetches: [],
  clientStates: [],
});

/** Returns a send's final outcome. An attempt without an answer may have been stored. */
export function outcomeOf({ attempts }: Send): Outcome {
  if (attempts.some(({ outcome }) => outcome === "ok")) return "ok";
  const refused = attempts.length > 0 && attempts.every(({ outcome }) => outcome === "fail");
  return refused ? "fail" : "unknown";
}

/** Returns when the first ack arrived; Infinity without one. */
export function ackedAt({ attempts }: Send): number {
  return Math.min(...attempts.filter(({ outcome }) => outcome === "ok").map(({ endedAt }) => endedAt));
}

/** Returns when the first attempt began; before it only the client knew the message. */
export function startedAt({ attempts }: Send): number {
  return Math.min(...attempts.map((attempt) => attempt.startedAt));
}
