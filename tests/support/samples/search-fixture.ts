import { request } from "@/lib/client/connection/socket";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot } from "../clients/bot";
import { uniqueName } from "../pages/browser-user";

/** Two users and their group with messages to search. */
export interface SearchFixture {
  ann: Bot;
  bo: Bot;
  room: Room;
}

/** Creates a group of Ann and Bo with 150 messages; Bo mentions walruses at the 5th, the 60th and the 140th, Ann at the 142nd. */
export async function createSearchFixture(url: string): Promise<SearchFixture> {
  const [ann, bo] = [await createBot(url, uniqueName("Ann")), await createBot(url, uniqueName("Bo"))];
  const { room } = await ann.api.post<{ room: Room }>("/api/rooms", {
    kind: "group",
    title: uniqueName("Harbour"),
    userIds: [bo.userId],
  });
  let last = 0;
  for (let n = 1; n <= 150; n += 1) {
    const [who, text] =
      n === 5 || n === 60 || n === 140
        ? [bo, "a **walrus** by the pier"]
        : n === 142
          ? [ann, "my own walrus, see https://example.org/tusk"]
          : [bo, "nothing to see"];
    last = (await who.sendMessage(room.id, `m${n} ${text}`)).seq;
  }
  for (const { socket } of [ann, bo]) await request(socket, "mark_read", { roomId: room.id, seq: last });
  return { ann, bo, room };
}
