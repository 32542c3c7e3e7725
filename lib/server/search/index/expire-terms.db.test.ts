import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addDirectRoom, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import type { Actor } from "../../accounts/actor/actor";
import { deleteMessage } from "../../messages/delete-message";
import { runtime } from "../../platform/runtime";
import { searchMessages } from "../query/search-messages";
import { expireTerms } from "./expire-terms";
import { indexRooms } from "./index-rooms";
import { getOrCreateTermIds } from "./term-dictionary";

const HOURS = 2 * 60 * 60_000;

let close: () => Promise<void>;
let ann: Actor;
let roomId: string;
beforeAll(async () => {
  close = await openTestDatabase();
  ann = await addUser("Ann");
  roomId = await addDirectRoom(ann, await addUser("Bo"));
});
afterAll(() => close());

/** The clock by which a process forgets ids. */
let ahead = 0;
const now = performance.now.bind(performance);
vi.spyOn(performance, "now").mockImplementation(() => now() + ahead);

const listed = async () => {
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

/** Says it, and takes it in. */
async function told(content: string): Promise<string> {
  const { id } = await sendText(ann, roomId, content);
  await indexRooms([roomId], 1);
  return id;
}

test("a word goes a day after its last message, and no other does; said again it is found again", async () => {
  const quail = await told("a quail and a heron");
  const egret = await told("an egret");
  for (const id of [quail, egret]) await deleteMessage(ann, id);
  await told("no heron");
  expect(await expireTerms()).toBe(0);
  expect(await listed()).toEqual(["egret", "heron", "quail"]);
  await aDayLater();
  // Somebody who is about to write it has learned its id: it stays, though it was marked.
  ahead += HOURS;
  await getOrCreateTermIds(["egret"]);
  // Of the others "a", "an" and "and" went with the quail.
  expect(await expireTerms()).toBe(4);
  expect(await listed()).toEqual(["egret", "heron"]);
  await told("another egret");
  expect([await stems("quail"), await stems("heron")]).toEqual([false, true]);
  expect([await hits("quail"), await hits("heron"), await hits("egret")]).toEqual([0, 1, 1]);

  ahead += HOURS;
  await told("quails");
  expect([await hits("quails"), await hits("quail")]).toEqual([1, 1]);
  await aDayLater();
  expect(await expireTerms()).toBe(0);
});
