import { detectRestore } from "../lib/server/db/detect-restore";
import { startDatabase } from "../lib/server/db/start-database";
import { prepareDataDir } from "../lib/server/platform/env";
import { isStartupError } from "../lib/server/platform/startup-error";

/** To be run once after the files of the database were copied back, before the server starts: `npm run restored`. */
async function main(): Promise<void> {
  prepareDataDir();
  const stop = await startDatabase();
  try {
    await detectRestore({ restored: true });
  } finally {
    await stop();
  }
  process.stdout.write("Clients that come back will drop what they kept of the rooms and load it anew.\n");
}

main().catch((error: unknown) => {
  if (!isStartupError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
