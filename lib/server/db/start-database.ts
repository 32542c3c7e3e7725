import { env } from "../platform/env";
import { log } from "../platform/log";
import { isStartupError } from "../platform/startup-error";
import { connectDatabase, databaseUnreachable, disconnectDatabase } from "./connect";
import { detectRestore } from "./detect-restore";
import { startEmbeddedPostgres } from "./embedded";
import { migrate } from "./migrate";

/** Starts the database: the embedded one, or that of `DATABASE_URL`. Returns a function that stops it. */
export async function startDatabase(): Promise<() => Promise<void>> {
  const { DATABASE_URL, dataDir } = env();
  if (DATABASE_URL) {
    await connectAndMigrate(DATABASE_URL);
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
    await connectAndMigrate(embedded.url);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  return stop;
}

async function connectAndMigrate(url: string): Promise<void> {
  try {
    await connectDatabase(url);
    await migrate(url);
    if (await detectRestore())
      log().warn("the database was restored from a backup: clients will reload their rooms");
  } catch (error) {
    throw isStartupError(error) ? error : databaseUnreachable(url, error);
  }
}
