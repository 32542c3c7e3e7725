import { setTimeout as sleep } from "node:timers/promises";
import { fastUuid } from "../support/fast-uuid";
import { percentile } from "../support/statistics";
import type { Connection } from "./connection";

export interface LoopPlan {
  /** The room that each connection writes to, by position. */
  roomIds: string[];
  seconds: number;
  bytes: number;
}

export interface LoopResult {
  messages: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** Runs a closed loop: each connection sends a message, waits for its ack and sends the next. */
export async function closedLoop(connections: readonly Connection[], plan: LoopPlan): Promise<LoopResult> {
  const content = "x".repeat(plan.bytes);
  const latencies: number[] = [];
  const errors: string[] = [];
  let open = 0;
  let running = true;
  connections.forEach((connection, index) => {
    const roomId = plan.roomIds[index] ?? "";
    let sentAt = 0;
    const send = () => {
      sentAt = performance.now();
      connection.send(
        `421["send_message",{"id":"${fastUuid()}","roomId":"${roomId}","content":"${content}"}]`,
      );
    };
    connection.onAck = (payload) => {
      latencies.push(performance.now() - sentAt);
      if (payload.indexOf('"ok":true') < 0) errors.push(payload.toString());
      if (running) send();
      else open--;
    };
    open++;
    send();
  });

  const start = performance.now();
  await sleep(plan.seconds * 1_000);
  const messages = latencies.length;
  const perSecond = (messages / (performance.now() - start)) * 1_000;
  running = false;
  while (open > 0) await sleep(5);
  if (errors.length > 0) throw new Error(`${errors.length} messages were refused, first ${errors[0]}`);
  return { messages, perSecond, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}
