import { env } from "../platform/env";
import { log } from "../platform/log";
import { isStartupError } from "../platform/startup-error";
import { connectDatabase, databaseUnreachable, disconnectDatabase } from "./connect";
import { detectRestore } from "./detect-restore";
import { startEmbeddedPostgres } from "./embedded";
import { migrate } from "./migrate";

/** Brings up the database, the embedded one unless `DATABASE_URL` names another. Returns what takes it down. */
export async function startDatabase(): Promise<() => Promise<void>> {
  const { DATABASE_URL, dataDir } = env();
  if (DATABASE_URL) {
    await open(DATABASE_URL);
    return disconnectDatabase;
  }
  const embedded = await startEmbeddedPostgres({
    dataDir,
    onLog: (line) => log().debug({ line }, "postgres"),
  });
  const stop = async () => {
    await disconnectDatabase();
    await embedded.stop();
  };
  try {
    await open(embedded.url);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return stop;
}

async function open(url: string): Promise<void> {
  try {
    await connectDatabase(url);
    await migrate(url);
    if (await detectRestore())
      log().warn("this database was restored from a backup: clients will load their rooms anew");
  } catch (error) {
    throw isStartupError(error) ? error : databaseUnreachable(url, error);
  }
}
