import type { Message } from "@/lib/contract/messages";

/** Times are milliseconds of one monotonic clock: that of the process which runs the clients. */
export const now = (): number => performance.now();

/** `fail` is a refusal by the server; `unknown`: no answer came, or one that leaves the outcome open. */
export type Outcome = "ok" | "fail" | "unknown";

export interface Attempt {
  via: "socket" | "rest";
  startedAt: number;
  endedAt: number;
  outcome: Outcome;
  /** The error's code, or what became of the connection. */
  code?: string;
  /** What the ack said. */
  seq?: number;
}

/** One message that a client wanted to send, under one id, with all its attempts. */
export interface Send {
  id: string;
  roomId: string;
  userId: string;
  client: string;
  content: string;
  attempts: Attempt[];
}

/** A message as one client came to see it. Those of one event share `frame`. */
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

/** A mark as the server acknowledged it, or as a reader saw it in an event or in a room. */
export interface ReceiptObservation {
  source: "acked" | "event" | "room";
  /** Who saw it. */
  client: string;
  roomId: string;
  userId: string;
  kind: "read" | "delivered";
  seq: number;
  /** When it was asked for (an event: when it came), and when the answer was there. */
  startedAt: number;
  endedAt: number;
}

export interface Removal {
  roomId: string;
  userId: string;
  ackedAt: number;
}

/** The whole of a room, read anew through REST from one instance after everything had calmed down. */
export interface RoomFetch {
  instance: number;
  roomId: string;
  messages: Message[];
}

/** What a client holds of a room at the end, by events and `changes` alone. */
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

/** What is known of a send in the end. An attempt without an answer may still have been stored. */
export function outcomeOf({ attempts }: Send): Outcome {
  if (attempts.some(({ outcome }) => outcome === "ok")) return "ok";
  const refused = attempts.length > 0 && attempts.every(({ outcome }) => outcome === "fail");
  return refused ? "fail" : "unknown";
}

/** When the first ack came; infinite while there is none. */
export function ackedAt({ attempts }: Send): number {
  return Math.min(...attempts.filter(({ outcome }) => outcome === "ok").map(({ endedAt }) => endedAt));
}

/** Before this nobody but the client knew of it. */
export function startedAt({ attempts }: Send): number {
  return Math.min(...attempts.map((attempt) => attempt.startedAt));
}
