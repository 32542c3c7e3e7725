import { assignRoles } from "./compose-room";
import type { DemoPerson } from "./demo-people";
import { demoRooms } from "./demo-rooms";
import { replyTarget } from "./dialogue";
import { messageIdAt } from "./message-id";
import type { Random } from "./random";
import { TemplateRenderer } from "./text-template";

/** A generated group while messages are added to it. */
export interface BulkRoom {
  id: string;
  members: readonly DemoPerson[];
  lastSeq: number;
  lastAt: number;
}

export const BULK_COPY_COLUMNS =
  "room_id, seq, rev, id, sender_id, type, content, reply_to, mentions, created_at";

/** How unevenly messages are spread: 1 is even; higher favours the first rooms. */
const SKEW = 2.5;
/** Min members of a room, so that the largest unbound dialogue finds a member for each role. */
export const MIN_BULK_MEMBERS = 6;
const UNBOUND_DIALOGUES = demoRooms
  .flatMap((room) => room.topics.flat())
  .filter(({ cast, roles }) => cast.size === 0 && roles.length <= MIN_BULK_MEMBERS);

/**
 * Yields `messages` messages as lines of COPY's text format, evenly spaced from `from` to `to`. Conversations of all
 * rooms interleave, so the rows of a room are scattered in the table, as in real use. Every room gets at least one message.
 */
export function* bulkCopyLines(
  random: Random,
  rooms: readonly BulkRoom[],
  { messages, from, to }: { messages: number; from: number; to: number },
): Generator<string> {
  const step = (to - from) / messages;
  for (let written = 0, round = 0; written < messages; round++) {
    const room = rooms[round < rooms.length ? round : Math.floor(rooms.length * random.next() ** SKEW)];
    if (!room) throw new Error("there is no room");
    const emptyRooms = Math.max(0, rooms.length - round - 1);
    const start = written;
    for (const line of conversation(random, room, (index) => Math.floor(from + (start + index + 1) * step))) {
      yield line;
      if (++written >= messages - emptyRooms) break;
    }
  }
}

function* conversation(random: Random, room: BulkRoom, timeOf: (index: number) => number): Generator<string> {
  const dialogue = random.pick(UNBOUND_DIALOGUES);
  const cast = assignRoles(random, dialogue, room.members);
  const renderer = new TemplateRenderer(random, cast);
  const ids: string[] = [];
  for (const [index, { role, text }] of dialogue.lines.entries()) {
    const at = timeOf(index);
    const id = messageIdAt(at);
    const { content, mentions } = renderer.render(text);
    const sender = cast.get(role)?.id ?? NULL;
    const replyTo = ids[replyTarget(random, dialogue, index) ?? -1] ?? NULL;
    const seq = room.lastSeq + 1;
    ids.push(id);
    room.lastSeq = seq;
    room.lastAt = at;
    const sent = `${escapeCopy(content)}\t${replyTo}\t{${mentions}}\t${new Date(at).toISOString()}`;
    yield `${room.id}\t${seq}\t${seq}\t${id}\t${sender}\ttext\t${sent}\n`;
  }
}

const NULL = "\\N";
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function escapeCopy(text: string): string {
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}
