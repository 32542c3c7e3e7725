import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { v7 as uuidv7 } from "uuid";
import { Random } from "@/demo/random";
import { withoutIndexes } from "./bulk-load";

/** Count of rooms, and of how many the searchers are members. */
export const ROOMS = 500;
export const SEARCHER_ROOM_COUNTS = [5, 50, 500] as const;
export const WORD_CLASSES = ["rare", "medium", "common", "clustered-old"] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

const WORDS = 50_000;
const WORDS_A_MESSAGE = 8;
const WORDS_A_CLASS = 10;
/** Share of the history, from its start, that contains the old words, in one message of twenty. */
const OLD_PART = 0.02;
const OLD_CHANCE = 0.05;
/** Share of all messages in the first room, which has a long history. */
const LARGE_ROOM = 0.1;
const TITLE = "Bench";
/** Time from the first message to the last, ms. */
export const HISTORY_SPAN_MS = 700 * 24 * 60 * 60_000;
const CHUNK = 256 * 1024;
const RANKS: Record<Exclude<WordClass, "clustered-old">, number> = { common: 0, medium: 200, rare: 20_000 };

export interface Corpus {
  /** The searchers, by the number of their rooms. */
  searchers: { userId: string; rooms: number }[];
  largeRoom: { id: string; lastSeq: number };
}

/** Returns ten words of a class: ranks of a Zipf distribution, or words of the oldest messages only. */
export function wordsOf(wordClass: WordClass): string[] {
  const first = wordClass === "clustered-old" ? WORDS : RANKS[wordClass];
  return Array.from({ length: WORDS_A_CLASS }, (_, index) => wordAt(first + index));
}

const SYLLABLES =
  "ba be bi bo bu da de di do du ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu".split(" ");

/** Returns a distinct word for each number. */
function wordAt(rank: number): string {
  let word = "";
  for (let left = rank + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length))
    word += SYLLABLES[left % SYLLABLES.length];
  return `${word}n`;
}

/** Fills the database at `url` by COPY: messages of eight words by Zipf's law, interleaved over all rooms. */
export async function fillCorpus(url: string, messages: number): Promise<Corpus> {
  const sql = postgres(url, { max: 1 });
  const now = Date.now();
  const rooms = Array.from({ length: ROOMS }, () => ({ id: uuidv7(), lastSeq: 0 }));
  const searchers = SEARCHER_ROOM_COUNTS.map((count) => ({ userId: uuidv7(), rooms: count }));
  await sql`insert into users (id, name, email)
    select id, 'Bench', id || '@example.com' from unnest(${searchers.map((one) => one.userId)}::uuid[]) as t(id)`;
  const senderId = searchers[0]?.userId ?? "";
  await withoutIndexes(sql, async () => {
    const copy = await sql
      .unsafe("copy messages (room_id, seq, rev, id, sender_id, type, content, created_at) from stdin")
      .writable();
    await pipeline(Readable.from(lines({ rooms, messages, now, senderId })), copy);
  });
  await sql`insert into rooms (id, kind, title, last_seq, last_rev, last_activity_at)
    select *, ${new Date(now)}::timestamptz from unnest(
      ${rooms.map((room) => room.id)}::uuid[], ${rooms.map(() => "group")}::text[], ${rooms.map(() => TITLE)}::text[],
      ${rooms.map((room) => room.lastSeq)}::bigint[], ${rooms.map((room) => room.lastSeq)}::bigint[])`;
  for (const { userId, rooms: count } of searchers) {
    const mine = rooms.filter((_, index) => index % (ROOMS / count) === 0).map((room) => room.id);
    await sql`insert into room_members (room_id, user_id, role)
      select id, ${userId}, 'member' from unnest(${mine}::uuid[]) as t(id)`;
  }
  await sql.unsafe("vacuum analyze messages");
  await sql.unsafe("analyze rooms, room_members");
  await sql.end();
  return { searchers, largeRoom: rooms[0] ?? { id: "", lastSeq: 0 } };
}

/** Returns the corpus of a database that was filled before. */
export async function findCorpus(url: string): Promise<Corpus> {
  const sql = postgres(url, { max: 1 });
  const members = await sql<{ userId: string; rooms: number }[]>`
    select user_id as "userId", count(*)::int as rooms
    from room_members join rooms r on r.id = room_id where r.title = ${TITLE} group by user_id`;
  const [largeRoom] = await sql<{ id: string; lastSeq: number }[]>`
    select id, last_seq::int as "lastSeq" from rooms order by last_seq desc limit 1`;
  await sql.end();
  const searchers = SEARCHER_ROOM_COUNTS.map((rooms) => {
    const found = members.find((one) => one.rooms === rooms);
    if (!found) throw new Error(`nobody is in ${rooms} rooms`);
    return found;
  });
  if (!largeRoom) throw new Error("there is no room");
  return { searchers, largeRoom };
}

interface Plan {
  rooms: { id: string; lastSeq: number }[];
  messages: number;
  now: number;
  senderId: string;
}

function* lines({ rooms, messages, now, senderId }: Plan): Generator<string> {
  const random = new Random(17);
  const words = zipf();
  const old = wordsOf("clustered-old");
  let chunk = "";
  for (let told = 0; told < messages; told++) {
    const large = told >= ROOMS && random.chance(LARGE_ROOM);
    const room = rooms[told < ROOMS ? told : large ? 0 : Math.floor(ROOMS * random.next() ** 1.5)];
    if (!room) throw new Error("there is no room to talk in");
    room.lastSeq++;
    let content = words(random);
    for (let word = 1; word < WORDS_A_MESSAGE; word++) content += ` ${words(random)}`;
    if (told < messages * OLD_PART && random.chance(OLD_CHANCE)) content += ` ${random.pick(old)}`;
    const at = now - Math.floor(HISTORY_SPAN_MS * (1 - told / messages));
    const { lastSeq: seq, id } = room;
    chunk += `${id}\t${seq}\t${seq}\t${idAt(at, random)}\t${senderId}\ttext\t${content}\t${new Date(at).toISOString()}\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

/** Returns a UUIDv7 from a cheap random source. */
function idAt(ms: number, random: Random): string {
  const time = ms.toString(16).padStart(12, "0");
  const hex = (digits: number) =>
    random
      .int(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-8${hex(3)}-${hex(6)}${hex(6)}`;
}

/** Returns a sampler in which rank r occurs 1/r as often as rank 1: inverse transform sampling by bisection. */
function zipf(): (random: Random) => string {
  const sums = new Float64Array(WORDS);
  const words = Array.from({ length: WORDS }, (_, rank) => wordAt(rank));
  let sum = 0;
  for (let rank = 0; rank < WORDS; rank++) {
    sum += 1 / (rank + 1);
    sums[rank] = sum;
  }
  return (random) => {
    const wanted = random.next() * sum;
    let [low, high] = [0, WORDS - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? "";
  };
}
