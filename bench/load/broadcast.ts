import { setTimeout as sleep } from "node:timers/promises";
import { fastUuid } from "../support/fast-uuid";
import { percentile } from "../support/statistics";
import type { Connection, Endpoint } from "./connection";

export interface BroadcastPlan {
  roomId: string;
  /** Messages a second, sent at fixed times whether or not the server keeps up. */
  rate: number;
  seconds: number;
  /** Size of each message's content. */
  bytes: number;
}

export interface BroadcastResult {
  messages: number;
  deliveries: number;
  /** Events that carried the messages. */
  frames: number;
  p50: number;
  p99: number;
}

/** Occurs once in every content and nowhere else in an event: counting it counts messages. */
const MARK = "~";
const MARK_BYTE = MARK.charCodeAt(0);
/** One connection in this many measures latency: parsing a message's number costs more than counting it. */
const SAMPLED = 20;
const FINISH_MS = 90_000;

/** Sends to one room from its members in turn, and waits until each has received every message once. */
export async function broadcast(
  connections: readonly Connection[],
  { protocol }: Endpoint,
  plan: BroadcastPlan,
): Promise<BroadcastResult> {
  const messages = Math.round(plan.rate * plan.seconds);
  const sentAt: number[] = [];
  const latencies: number[] = [];
  const received = new Uint32Array(connections.length);
  let frames = 0;
  connections.forEach((connection, index) => {
    connection.onEvent = (payload) => {
      let at = payload.indexOf(MARK_BYTE);
      if (at >= 0) frames++;
      for (; at >= 0; at = payload.indexOf(MARK_BYTE, at + 1)) {
        received[index] = (received[index] ?? 0) + 1;
        if (index >= SAMPLED) continue;
        const number = Number(payload.toString("latin1", at + 1, at + 7));
        latencies.push(performance.now() - (sentAt[number] ?? 0));
      }
    };
  });

  const start = performance.now();
  for (let sent = 0; sent < messages; await sleep(1)) {
    const due = Math.min(messages, Math.ceil(((performance.now() - start) / 1_000) * plan.rate));
    for (; sent < due; sent++) {
      const content = `${MARK}${String(sent).padStart(6, "0")}`.padEnd(plan.bytes, ".");
      sentAt[sent] = performance.now();
      connections[sent % connections.length]?.send(
        encode(protocol, { id: fastUuid(), roomId: plan.roomId, content }),
      );
    }
  }
  const finishedBefore = performance.now() + FINISH_MS;
  while (received.some((count) => count < messages)) {
    if (performance.now() > finishedBefore) throw new Error("Not every message reached every member.");
    await sleep(5);
  }
  if (received.some((count) => count > messages)) throw new Error("A message came twice.");
  const deliveries = messages * connections.length;
  return { messages, deliveries, frames, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

function encode(protocol: Endpoint["protocol"], message: object): string {
  return protocol === "plain" ? JSON.stringify(message) : `420${JSON.stringify(["send_message", message])}`;
}
