import { parseArgs } from "node:util";
import { DEMO_PASSWORD } from "../demo/demo-people";
import { type SeedAmount, seedMessages } from "../demo/seed-messages";
import { hashPassword } from "../lib/server/accounts/passwords/password";
import { connectDatabase, disconnectDatabase } from "../lib/server/db/connect";
import { migrate } from "../lib/server/db/migrate";
import { env } from "../lib/server/platform/env";
import { isStartupError, StartupError } from "../lib/server/platform/startup-error";
import { bulkIndex } from "../lib/server/search/index/bulk-index";

/** Adds generated messages to the database at DATABASE_URL: `npm run seed -- --messages 1000000 --rooms 200` */
async function seed(): Promise<void> {
  const amount = readAmount();
  const { DATABASE_URL: url, production } = env();
  if (!url) throw new StartupError("Set DATABASE_URL to the address of the PostgreSQL database to fill.");
  await connectDatabase(url);
  try {
    await migrate(url);
    // A publicly known password must not exist on a production server.
    const passwordHash = production ? null : await hashPassword(DEMO_PASSWORD);
    const start = performance.now();
    await seedMessages(amount, passwordHash);
    const seconds = (performance.now() - start) / 1_000;
    const rate = Math.round(amount.messages / seconds);
    print(
      `${amount.messages} messages in ${amount.rooms} rooms, ${seconds.toFixed(1)} s, ${rate} messages/s`,
    );
    await bulkIndex((messages, elapsed) => {
      print(`${messages} messages in the search index, ${elapsed.toFixed(1)} s`);
    });
  } finally {
    await disconnectDatabase();
  }
}

function readAmount(): SeedAmount {
  const { messages, rooms } = readOptions();
  const amount = { messages: Number(messages), rooms: Number(rooms) };
  const counts = Object.values(amount).every((count) => Number.isSafeInteger(count) && count > 0);
  if (!counts || amount.rooms > amount.messages) {
    throw new StartupError(
      "--messages and --rooms must be whole numbers, with at least one message per room.",
    );
  }
  return amount;
}

function readOptions() {
  try {
    const text = { type: "string" } as const;
    const options = { messages: { ...text, default: "100000" }, rooms: { ...text, default: "50" } };
    return parseArgs({ options }).values;
  } catch (error) {
    throw new StartupError(error instanceof Error ? error.message : String(error));
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

seed().catch((error: unknown) => {
  if (!isStartupError(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
