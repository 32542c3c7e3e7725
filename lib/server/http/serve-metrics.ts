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

/** Serves the metrics outside of Next, which adds an `X-Forwarded-For` of its own to every request. */
export async function handleMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    authorize(request);
    await sample();
    const { registry } = metrics();
    send(response, 200, registry.contentType, await registry.metrics());
  } catch (error) {
    const body = toErrorBody(error, (err) => log().error({ err }, "the metrics could not be served"));
    send(response, statusOf(body.code), "application/json", JSON.stringify({ error: body }));
  }
}

function authorize({ method, headers, socket }: IncomingMessage): void {
  if (method !== "GET") throw new Refusal("not_found", "There is no such address.");
  const { METRICS_TOKEN: token } = env();
  if (token) {
    if (!constantTimeEquals(headers.authorization ?? "", `Bearer ${token}`))
      throw new Refusal("unauthenticated", "The metrics need their own token.");
    return;
  }
  const direct = LOOPBACK.test(socket.remoteAddress ?? "") && headers["x-forwarded-for"] === undefined;
  if (!direct)
    throw new Refusal("forbidden", "Without METRICS_TOKEN only this machine may read the metrics.");
}

/** Compares in a time that does not reveal how much of the text is right. */
function constantTimeEquals(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store" });
  response.end(body);
}

/** Updates the gauges that are computed at each scrape only. An unreachable database is reported, not an error. */
async function sample(): Promise<void> {
  const all = metrics();
  all.sockets.set(optionalRuntime("io")?.of("/").sockets.size ?? 0);
  all.queue.set(messageQueueLength());
  const { active, waiting } = runtime("transactions").stats();
  all.transactionsActive.set(active);
  all.transactionsWaiting.set(waiting);
  await sampleJobs();
  const start = performance.now();
  all.databaseUp.set((await respondsInTime(runtime("sql")`select 1`)) ? 1 : 0);
  all.databaseProbe.set((performance.now() - start) / 1_000);
}

/** Counts the jobs of all processes. If the database is down, the last counts stay and `parley_database_up` is 0. */
async function sampleJobs(): Promise<void> {
  const { jobsWaiting, jobsOldest, jobsDead } = metrics();
  const counts = countJobs();
  if (!(await respondsInTime(counts))) return;
  for (const gauge of [jobsWaiting, jobsOldest, jobsDead]) gauge.reset();
  for (const { name: job } of allHandlers) jobsDead.set({ job }, 0);
  for (const { name: job, waiting, dead, oldestSeconds } of await counts) {
    jobsWaiting.set({ job }, waiting);
    jobsOldest.set({ job }, oldestSeconds);
    jobsDead.set({ job }, dead);
  }
}
