import type { Message, MessagePage } from "@/lib/contract/messages";
import type { Account } from "./client/recorder";
import { callRest } from "./client/rest";
import type { RoomFetch } from "./history";
import type { Participants } from "./participants";
import type { System } from "./system/system";

const PAGE = 100;

/** Fetches every room from its first message, from every instance. */
export async function fetchAll(system: System, { rooms }: Participants): Promise<RoomFetch[]> {
  const fetches: RoomFetch[] = [];
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
    const page = await callRest<MessagePage>(url, token, "GET", path);
    messages.push(...page.messages);
    more = page.hasMoreAfter && page.messages.length > 0;
  }
  return messages;
}
