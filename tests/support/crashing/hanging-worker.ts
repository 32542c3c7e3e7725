import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "@/lib/server/db/connect";
import { startWorker } from "@/lib/server/queue/start-worker";
import { effectHandler } from "./effect-job";

/** A worker that has the effect of its job and then never gets to say so: to be killed. */
async function main(): Promise<void> {
  await connectDatabase(process.argv[2] ?? "");
  await startWorker([effectHandler(() => sleep(600_000))]);
}

void main();
