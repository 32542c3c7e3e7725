import { v7 as uuidv7 } from "uuid";
import { request } from "@/lib/client/connection/socket";
import type { Room } from "@/lib/contract/rooms";
import { type Bot, createBot } from "@/tests/support/clients/bot";

const LONG = 10_000;
const SHORT = 100;
const AT_ONCE = 50;

/** A user with a long, a short and an unread history. */
export interface Histories {
  email: string;
  /** The ids of the rooms. */
  long: string;
  short: string;
  unread: string;
}

export async function writeHistories(url: string): Promise<Histories> {
  const [reader, far, near, fresh] = [
    await createBot(url, "Reader"),
    await createBot(url, "Far"),
    await createBot(url, "Near"),
    await createBot(url, "New"),
  ];
  const [long, short] = [await converse(reader, far, LONG), await converse(reader, near, SHORT)];
  const unread = await fresh.createDirectRoom(reader);
  for (let said = 0; said < SHORT; said += 1) await fresh.sendMessage(unread.id, textOf(said), uuidv7());
  for (const one of [reader, far, near, fresh]) one.close();
  return { email: reader.email, long: long.id, short: short.id, unread: unread.id };
}

async function converse(reader: Bot, writer: Bot, count: number): Promise<Room> {
  const room = await writer.createDirectRoom(reader);
  for (let said = 0; said < count; said += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, at) => textOf(said + at));
    await Promise.all(
      some.map((text, at) => (at % 3 === 0 ? reader : writer).sendMessage(room.id, text, uuidv7())),
    );
  }
  await request(reader.socket, "mark_read", { roomId: room.id, seq: count });
  return room;
}

/** One word to a paragraph, sometimes with a link or markup. */
function textOf(at: number): string {
  const text = `m${at + 1} ${"word ".repeat(1 + ((at * 7) % 40))}`.trim();
  if (at % 11 === 0) return `${text} https://example.org/page/${at}`;
  return at % 7 === 0 ? `**${text}**` : text;
}
