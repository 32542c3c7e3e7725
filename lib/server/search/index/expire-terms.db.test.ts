import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDirectRoom, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import type { Actor } from "../../accounts/actor/actor";
import { deleteMessage } from "../../messages/delete-message";
import { runtime } from "../../platform/runtime";
import { searchMessages } from "../query/search-messages";
import { expireTerms } from "./expire-terms";
import { indexRooms } from "./index-rooms";
import { getOrCreateTermIds } from "./term-dictionary";

const TWO_HOURS_MS = 2 * 60 * 60_000;

let close: () => Promise<void>;
let ann: Actor;
let roomId: string;
beforeAll(async () => {
  close = await openTestDatabase();
  ann = await addUser("Ann");
  roomId = await addDirectRoom(ann, await addUser("Bo"));
});
afterAll(() => close());

/** How far the clock is ahead by which a process discards cached ids. */
let clockAheadMs = 0;
const now = performance.now.bind(performance);
vi.spyOn(performance, "now").mockImplementation(() => now() + clockAheadMs);

const storedTerms = async () => {
  const words = ["quail", "quails", "heron", "egret"];
  const rows = await runtime("sql")<{ word: string }[]>`
    select word from search_terms where word = any(${words}::text[]) order by word`;
  return rows.map(({ word }) => word);
};
const stems = async (stem: string) =>
  (await runtime("sql")`select 1 from search_stems where stem = ${stem}`).length > 0;
const aDayLater = () =>
  runtime("sql")`update search_terms set unused_since = unused_since - interval '1 day'`;
const hits = async (q: string) => (await searchMessages(ann, { q })).hits.length;

/** Sends a message and indexes it; returns its id. */
async function sendAndIndex(content: string): Promise<string> {
  const { id } = await sendText(ann, roomId, content);
  await indexRooms([roomId], 1);
  return id;
}

test("a term is removed a day after its last message, no other term is, and a new message brings it back", async () => {
  const quail = await sendAndIndex("a quail and a heron");
  const egret = await sendAndIndex("an egret");
  for (const id of [quail, egret]) await deleteMessage(ann, id);
  await sendAndIndex("no heron");
  expect(await expireTerms()).toBe(0);
  expect(await storedTerms()).toEqual(["egret", "heron", "quail"]);
  await aDayLater();
  // A writer that is about to use the term has looked up its id: the term stays, though it was marked as unused.
  clockAheadMs += TWO_HOURS_MS;
  await getOrCreateTermIds(["egret"]);
  // "quail", "a", "an" and "and".
  expect(await expireTerms()).toBe(4);
  expect(await storedTerms()).toEqual(["egret", "heron"]);
  await sendAndIndex("another egret");
  expect([await stems("quail"), await stems("heron")]).toEqual([false, true]);
  expect([await hits("quail"), await hits("heron"), await hits("egret")]).toEqual([0, 1, 1]);

  clockAheadMs += TWO_HOURS_MS;
  await sendAndIndex("quails");
  expect([await hits("quails"), await hits("quail")]).toEqual([1, 1]);
  await aDayLater();
  expect(await expireTerms()).toBe(0);
});
