import { detectRestore } from "../lib/server/db/detect-restore";
import { startDatabase } from "../lib/server/db/start-database";
import { prepareDataDir } from "../lib/server/platform/env";
import { isStartupError } from "../lib/server/platform/startup-error";

/** Marks the database as restored. Run once after copying back its files, before the server starts: `npm run restored` */
async function main(): Promise<void> {
  prepareDataDir();
  const stop = await startDatabase();
  try {
    await detectRestore({ restored: true });
  } finally {
    await stop();
  }
  process.stdout.write("Clients that reconnect will drop their stored rooms and load them again.\n");
}

main().catch((error: unknown) => {
  if (!isStartupError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
