import { connectDatabase } from "@/lib/server/db/connect";
import { sendDigests } from "@/lib/server/digests/send-digests";

/** Sends the digests that are due, in a process that is killed while it does. */
async function main(): Promise<void> {
  await connectDatabase(process.argv[2] ?? "");
  await sendDigests();
}

void main();
