import { setTimeout as sleep } from "node:timers/promises";
import { connectDatabase } from "@/lib/server/db/connect";
import { startWorker } from "@/lib/server/queue/start-worker";
import { effectHandler } from "./effect-job";

/** A worker that runs its job's effect and never reports completion, so that the test can kill it. */
async function main(): Promise<void> {
  await connectDatabase(process.argv[2] ?? "");
  await startWorker([effectHandler(() => sleep(600_000))]);
}

void main();
