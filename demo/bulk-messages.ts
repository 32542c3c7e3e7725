import { assignRoles } from "./compose-room";
import type { DemoPerson } from "./demo-people";
import { demoRooms } from "./demo-rooms";
import { replyTarget } from "./dialogue";
import { messageIdAt } from "./message-id";
import type { Random } from "./random";
import { TemplateRenderer } from "./text-template";

/** A group while it is filled: what stands in it so far. */
export interface BulkRoom {
  id: string;
  members: readonly DemoPerson[];
  lastSeq: number;
  lastAt: number;
}

export const BULK_COPY_COLUMNS =
  "room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at";

/** How much more is said in the first rooms than in the last ones. */
const SKEW = 2.5;
/** No fewer members than the largest fragment has roles. */
export const MIN_BULK_MEMBERS = 6;
const TOLD_BY_ANYONE = demoRooms
  .flatMap((room) => room.topics.flat())
  .filter(({ cast, roles }) => cast.size === 0 && roles.length <= MIN_BULK_MEMBERS);

/**
 * `messages` messages as lines of COPY's text format, evenly from `from` to `to`. All rooms talk at the same time, as
 * they would have: so the rows of a room lie scattered in the table. Every room gets at least one.
 */
export function* bulkCopyLines(
  random: Random,
  rooms: readonly BulkRoom[],
  { messages, from, to }: { messages: number; from: number; to: number },
): Generator<string> {
  const step = (to - from) / messages;
  for (let told = 0, turn = 0; told < messages; turn++) {
    const room = rooms[turn < rooms.length ? turn : Math.floor(rooms.length * random.next() ** SKEW)];
    if (!room) throw new Error("there is no room to talk in");
    const silent = Math.max(0, rooms.length - turn - 1);
    const start = told;
    for (const line of conversation(random, room, (index) => Math.floor(from + (start + index + 1) * step))) {
      yield line;
      if (++told >= messages - silent) break;
    }
  }
}

function* conversation(random: Random, room: BulkRoom, timeOf: (index: number) => number): Generator<string> {
  const fragment = random.pick(TOLD_BY_ANYONE);
  const cast = assignRoles(random, fragment, room.members);
  const telling = new TemplateRenderer(random, cast);
  const ids: string[] = [];
  for (const [index, { role, text }] of fragment.lines.entries()) {
    const at = timeOf(index);
    const id = messageIdAt(at);
    const { content, mentions } = telling.render(text);
    const sender = cast.get(role)?.id ?? NULL;
    const replyTo = ids[replyTarget(random, fragment, index) ?? -1] ?? NULL;
    const seq = room.lastSeq + 1;
    ids.push(id);
    room.lastSeq = seq;
    room.lastAt = at;
    const sent = `${escaped(content)}\t${replyTo}\t{${mentions}}\t${new Date(at).toISOString()}`;
    yield `${room.id}\t${seq}\t${seq}\t${id}\t${sender}\ttext\t${sent}\n`;
  }
}

const NULL = "\\N";
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escaped(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign);
}
