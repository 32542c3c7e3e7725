import { connectDatabase } from "@/lib/server/db/connect";
import { sendMessage } from "@/lib/server/messages/send-message";

/** Sends a message in a process that is killed as soon as it is stored. */
async function main(): Promise<void> {
  const [databaseUrl = "", actor = "", message = ""] = process.argv.slice(2);
  Object.assign(globalThis, {
    __parleyFailPoint: (at: string) => {
      if (at === "committed") process.kill(process.pid, "SIGKILL");
    },
  });
  await connectDatabase(databaseUrl);
  await sendMessage(JSON.parse(actor), JSON.parse(message));
}

void main();
