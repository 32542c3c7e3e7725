import type { Message, MessagePage } from "@/lib/contract/messages";
import type { Account } from "./client/recorder";
import { rest } from "./client/rest";
import type { Fetch } from "./history";
import type { Crowd } from "./participants";
import type { System } from "./system/system";

const PAGE = 100;

/** Every room from its first message on, from every instance. */
export async function fetchAll(system: System, { rooms }: Crowd): Promise<Fetch[]> {
  const fetches: Fetch[] = [];
  for (const { url, parts } of system.instances)
    for (const { id: roomId, members } of rooms) {
      const [reader] = members;
      if (!reader) throw new Error("a room without members");
      fetches.push({ instance: parts.index, roomId, messages: await fetchRoom(url, reader, roomId) });
    }
  return fetches;
}

async function fetchRoom(url: string, { token }: Account, roomId: string): Promise<Message[]> {
  const messages: Message[] = [];
  for (let more = true; more; ) {
    const after = messages.at(-1)?.seq ?? 0;
    const path = `/api/rooms/${roomId}/messages?after=${after}&limit=${PAGE}`;
    const page = await rest<MessagePage>(url, token, "GET", path);
    messages.push(...page.messages);
    more = page.hasMoreAfter && page.messages.length > 0;
  }
  return messages;
}
