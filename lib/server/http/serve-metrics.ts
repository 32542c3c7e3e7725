import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { messageQueueLength } from "../messages/message-writer";
import { metrics } from "../metrics/metrics";
import { env } from "../platform/env";
import { Refusal, statusOf, toErrorBody } from "../platform/errors";
import { log } from "../platform/log";
import { optionalRuntime, runtime } from "../platform/runtime";
import { allHandlers } from "../queue/handlers/all-handlers";
import { countJobs } from "../queue/queries";
import { respondsInTime } from "./readiness";

export const METRICS_PATH = "/api/metrics";

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;

/** Outside of Next, which puts an `X-Forwarded-For` of its own into every request. */
export async function handleMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    admit(request);
    await sample();
    const { registry } = metrics();
    send(response, 200, registry.contentType, await registry.metrics());
  } catch (error) {
    const body = toErrorBody(error, (err) => log().error({ err }, "the metrics failed"));
    send(response, statusOf(body.code), "application/json", JSON.stringify({ error: body }));
  }
}

function admit({ method, headers, socket }: IncomingMessage): void {
  if (method !== "GET") throw new Refusal("not_found", "There is no such address.");
  const { METRICS_TOKEN: token } = env();
  if (token) {
    if (!same(headers.authorization ?? "", `Bearer ${token}`))
      throw new Refusal("unauthenticated", "The metrics need their own token.");
    return;
  }
  const direct = LOOPBACK.test(socket.remoteAddress ?? "") && headers["x-forwarded-for"] === undefined;
  if (!direct)
    throw new Refusal("forbidden", "Without METRICS_TOKEN only this machine may read the metrics.");
}

/** In a time that does not tell how much of it is right. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

/** What is looked up when somebody asks, and costs nothing in between. A database that is away is part of the answer. */
async function sample(): Promise<void> {
  const parts = metrics();
  parts.sockets.set(optionalRuntime("io")?.of("/").sockets.size ?? 0);
  parts.queue.set(messageQueueLength());
  const { active, waiting } = runtime("transactions").stats();
  parts.transactionsActive.set(active);
  parts.transactionsWaiting.set(waiting);
  await sampleJobs();
  const start = performance.now();
  parts.databaseUp.set((await respondsInTime(runtime("sql")`select 1`)) ? 1 : 0);
  parts.databaseProbe.set((performance.now() - start) / 1_000);
}

/** Those of all processes: the queue is one. With the database away the last count stands, and `parley_database_up` is 0. */
async function sampleJobs(): Promise<void> {
  const { jobsWaiting, jobsOldest, jobsDead } = metrics();
  const counts = countJobs();
  if (!(await respondsInTime(counts))) return;
  for (const one of [jobsWaiting, jobsOldest, jobsDead]) one.reset();
  for (const { name: job } of allHandlers) jobsDead.set({ job }, 0);
  for (const { name: job, waiting, dead, oldestSeconds } of await counts) {
    jobsWaiting.set({ job }, waiting);
    jobsOldest.set({ job }, oldestSeconds);
    jobsDead.set({ job }, dead);
  }
}
