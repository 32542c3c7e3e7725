import { setTimeout as sleep } from "node:timers/promises";
import { Agent, request } from "undici";
import { v7 as uuidv7 } from "uuid";
import webpush from "web-push";
import { connectDatabase } from "@/lib/server/db/connect";
import { sendMessage } from "@/lib/server/messages/send-message";
import { notifyRoom } from "@/lib/server/notifications/notify-room";
import { limitEncryptionRate } from "@/lib/server/push/encryption-pacer";
import type { Person } from "../support/population";
import { cpuMicroseconds, serveCommands } from "../support/serve-commands";
import { percentile } from "../support/statistics";

/** Interval of sends while the same process delivers notifications, ms: ten a second. */
const SEND_EVERY_MS = 100;
const SAMPLE_MS = 50;
const BARE_AT_ONCE = 64;

interface Target {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

let ending: (() => Promise<number[]>) | undefined;

const commands = {
  async open(url: string) {
    limitEncryptionRate();
    await connectDatabase(url);
  },

  /** Writes to the large room and delivers to everyone. */
  async notify({ author, roomId, sender }: { author: Person; roomId: string; sender?: Sender }) {
    await write(author, roomId);
    return measured(() => notifyRoom(roomId), sender);
  },

  /** Writes to the large room, and sends until `end`: another process delivers. */
  async begin({ author, roomId, sender }: { author: Person; roomId: string; sender: Sender }) {
    await write(author, roomId);
    ending = keepSending(sender);
    return Date.now();
  },

  async end() {
    const latencies = (await ending?.()) ?? [];
    ending = undefined;
    return summary(latencies);
  },

  /** Sends the same requests without recipient selection: the cost of encryption and TLS alone. */
  async bare({ targets, ca }: { targets: Target[]; ca: string }) {
    const vapidDetails = { subject: "mailto:push@localhost", ...webpush.generateVAPIDKeys() };
    const dispatcher = new Agent({ connections: BARE_AT_ONCE, connect: { ca } });
    const payload = JSON.stringify({ kind: "message", body: "x".repeat(300) });
    let next = 0;
    const loop = async () => {
      for (let target = targets[next++]; target; target = targets[next++]) {
        const { endpoint, headers, body } = webpush.generateRequestDetails(target, payload, { vapidDetails });
        const named = Object.entries(headers).map(([name, value]) => [name, String(value)]);
        const answer = await request(endpoint, {
          dispatcher,
          method: "POST",
          headers: Object.fromEntries(named),
          body: body ?? "",
        });
        await answer.body.dump();
      }
    };
    const result = await measured(() => Promise.all(Array.from({ length: BARE_AT_ONCE }, loop)));
    await dispatcher.close();
    return result;
  },

  /** Measures the latency of sends on an idle process. */
  quiet: ({ sender, seconds }: { sender: Sender; seconds: number }) =>
    measured(() => sleep(seconds * 1_000), sender),
};

interface Sender {
  author: Person;
  roomId: string;
}

async function measured(work: () => Promise<unknown>, sender?: Sender) {
  let peak = process.memoryUsage().rss;
  const before = peak;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, SAMPLE_MS);
  const stopSending = sender && keepSending(sender);
  const cpuBefore = cpuMicroseconds();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  clearInterval(sampling);
  const latencies = (await stopSending?.()) ?? [];
  return {
    seconds,
    cpu: cpuMicroseconds() - cpuBefore,
    grownBytes: peak - before,
    sends: summary(latencies),
  };
}

const summary = (latencies: number[]) => ({
  p50: percentile(latencies, 0.5),
  p95: percentile(latencies, 0.95),
  count: latencies.length,
});

function keepSending({ author, roomId }: Sender): () => Promise<number[]> {
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const timer = setInterval(() => {
    const start = performance.now();
    underWay.push(write(author, roomId).then(() => void latencies.push(performance.now() - start)));
  }, SEND_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await Promise.all(underWay);
    return latencies;
  };
}

const write = async (author: Person, roomId: string): Promise<void> => {
  await sendMessage(author, { id: uuidv7(), roomId, content: "x".repeat(100) });
};

export type NotifierProcess = typeof commands;

serveCommands(commands);
