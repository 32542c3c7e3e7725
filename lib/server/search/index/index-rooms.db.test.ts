import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addDirectRoom,
  addGroup,
  addUser,
  openTestDatabase,
  sendText,
} from "@/tests/support/domain/fixtures";
import type { Actor } from "../../accounts/actor/actor";
import { deleteMessage } from "../../messages/delete-message";
import { editMessage } from "../../messages/edit-message";
import { setReaction } from "../../messages/set-reaction";
import { runtime } from "../../platform/runtime";
import { deleteRoom } from "../../rooms/delete-room";
import { searchMessages } from "../query/search-messages";
import { indexQueue } from "./index-queue";
import { indexRooms } from "./index-rooms";
import { startSearchIndexer } from "./indexer";
import { mergePostings } from "./merge-postings";
import { decodeSeqs } from "./seq-codec";

let close: () => Promise<void>;
let ann: Actor;
let bo: Actor;
beforeAll(async () => {
  close = await openTestDatabase();
  [ann, bo] = [await addUser("Ann"), await addUser("Bo")];
});
afterAll(() => close());

/** Returns the seqs that the index has for a word in a room, newest first. */
async function indexedSeqs(roomId: string, word: string): Promise<number[]> {
  const rows = await runtime("sql")<{ lastSeq: number; seqs: Uint8Array }[]>`
    select p.last_seq, p.seqs from search_postings p join search_rooms s on s.no = p.room_no
    join search_terms t on t.id = p.term_id where s.room_id = ${roomId} and t.word = ${word}
    order by p.last_seq desc`;
  return rows.flatMap(({ lastSeq, seqs }) => decodeSeqs(lastSeq, seqs));
}

async function countLaggingRooms(): Promise<number> {
  const [row] = await runtime("sql")<{ n: number }[]>`
    select count(*)::int as n from rooms r left join search_rooms s on s.room_id = r.id
    where r.last_seq > coalesce(s.indexed_seq, 0) or r.last_rev > coalesce(s.indexed_rev, 0)`;
  return row?.n ?? 0;
}

test("new messages are indexed and removed ones are taken out, each once", async () => {
  const roomId = await addDirectRoom(ann, bo);
  const first = await sendText(ann, roomId, "red kite");
  const second = await sendText(bo, roomId, "red fox");
  expect(await indexRooms([roomId], 1)).toMatchObject({ messages: 2, behind: [], locked: [] });
  expect(await indexedSeqs(roomId, "red")).toEqual([2, 1]);
  await setReaction(bo, first.id, "👍", true);
  expect(await indexRooms([roomId], 1)).toMatchObject({ messages: 0, behind: [] });
  await editMessage(ann, first.id, "grey kite");
  await deleteMessage(bo, second.id);
  await indexRooms([roomId], 1);
  expect([
    await indexedSeqs(roomId, "red"),
    await indexedSeqs(roomId, "grey"),
    await indexedSeqs(roomId, "kite"),
  ]).toEqual([[], [1], [1]]);
  expect(await indexedSeqs(roomId, "fox")).toEqual([]);
  expect(await indexRooms([roomId], 1)).toMatchObject({ messages: 0 });
});

test("messages edited or deleted before they are indexed are indexed in their current state", async () => {
  const roomId = await addGroup(ann, bo);
  const [one, two] = [await sendText(ann, roomId, "early bird"), await sendText(ann, roomId, "late bird")];
  await editMessage(ann, one.id, "early worm");
  await deleteMessage(ann, two.id);
  await indexRooms([roomId], 1);
  expect([await indexedSeqs(roomId, "bird"), (await indexedSeqs(roomId, "worm")).length]).toEqual([[], 1]);
});

test("concurrent processes index every message exactly once", async () => {
  const roomIds = await Promise.all([addGroup(ann, bo), addGroup(ann, bo), addGroup(ann, bo)]);
  for (const roomId of roomIds) for (let n = 0; n < 5; n++) await sendText(ann, roomId, `heron ${n}`);
  const rounds = await Promise.all([1, 2, 3].map(() => indexRooms(roomIds, 1_000)));
  await indexRooms(roomIds, 1_000);
  expect(rounds.flatMap((round) => round.behind)).toEqual([]);
  for (const roomId of roomIds) expect(await indexedSeqs(roomId, "heron")).toHaveLength(5);
});

test("a room indexed by an older version is indexed again", async () => {
  const roomId = await addGroup(ann, bo);
  const { seq } = await sendText(ann, roomId, "merganser");
  await indexRooms([roomId], 1_000);
  await runtime("sql")`update search_rooms set version = 0 where room_id = ${roomId}`;
  await indexRooms([roomId], 1_000);
  expect(await indexedSeqs(roomId, "merganser")).toEqual([seq]);
  expect(await indexRooms([roomId], 1_000)).toMatchObject({ messages: 0 });
});

test("merging joins many blocks into one and changes no seq", async () => {
  const roomId = await addGroup(ann, bo);
  for (let n = 0; n < 6; n++) {
    await sendText(ann, roomId, n % 2 ? "owl" : "owl barn");
    await indexRooms([roomId], 1_000);
  }
  const before = [await indexedSeqs(roomId, "owl"), await indexedSeqs(roomId, "barn")];
  await mergePostings(roomId, 1);
  expect([await indexedSeqs(roomId, "owl"), await indexedSeqs(roomId, "barn")]).toEqual(before);
  const blocks = await runtime("sql")`
    select 1 from search_postings p join search_rooms s on s.no = p.room_no join search_terms t on t.id = p.term_id
    where s.room_id = ${roomId} and t.word = 'owl'`;
  expect([before[0]?.length, blocks.length]).toEqual([6, 1]);
  expect((await searchMessages(ann, { q: "barn ", roomId })).hits).toHaveLength(3);
});

test("a deleted room leaves nothing in the index", async () => {
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "quokka");
  await indexRooms([roomId], 1);
  await deleteRoom(ann, roomId);
  const left = await runtime("sql")`
    select 1 from search_postings p join search_terms t on t.id = p.term_id where t.word = 'quokka'`;
  expect(left).toHaveLength(0);
  expect(await indexRooms([roomId], 1)).toMatchObject({ messages: 0, behind: [] });
});

test("the indexer indexes queued rooms, and finds rooms that were not queued", async () => {
  const roomId = await addGroup(ann, bo);
  await sendText(ann, roomId, "unnoted ibis");
  indexQueue().since.clear();
  const stop = await startSearchIndexer();
  await expect.poll(() => indexedSeqs(roomId, "ibis"), { timeout: 20_000 }).toHaveLength(1);
  const live = await sendText(ann, roomId, "a live ibis");
  await expect.poll(() => indexedSeqs(roomId, "ibis"), { timeout: 20_000 }).toContain(live.seq);
  await expect.poll(countLaggingRooms, { timeout: 20_000 }).toBe(0);
  await stop();
});
