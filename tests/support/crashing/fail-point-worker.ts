import { connectDatabase } from "@/lib/server/db/connect";
import { onPreviewLink } from "@/lib/server/jobs/handlers/preview-link";
import { pushHandlers } from "@/lib/server/jobs/handlers/push";
import { startWorker } from "@/lib/server/jobs/start-worker";
import { watchDue } from "@/lib/server/jobs/watch-due";

/** A worker that kills itself when it comes to the given place for the nth time. */
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
  await startWorker([...pushHandlers, onPreviewLink]);
  watchDue();
}

void main();
