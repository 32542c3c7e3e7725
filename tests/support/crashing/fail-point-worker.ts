import { connectDatabase } from "@/lib/server/db/connect";
import { pollDueWork } from "@/lib/server/queue/handlers/poll-due-work";
import { previewHandler } from "@/lib/server/queue/handlers/preview-handler";
import { pushHandlers } from "@/lib/server/queue/handlers/push-handlers";
import { startWorker } from "@/lib/server/queue/start-worker";

/** A worker that kills itself when it reaches the given fail point for the nth time. */
async function main(): Promise<void> {
  const [databaseUrl = "", place, times] = process.argv.slice(2);
  let left = Number(times);
  Object.assign(globalThis, {
    __parleyFailPoint: (at: string) => {
      if (at !== place) return;
      left -= 1;
      if (left === 0) process.kill(process.pid, "SIGKILL");
    },
  });
  await connectDatabase(databaseUrl);
  await startWorker([...pushHandlers, previewHandler]);
  pollDueWork();
}

void main();
