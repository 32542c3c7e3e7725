import { afterAll, beforeAll, expect, test } from "vitest";
import { addDirectRoom, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import { searchRecallCases } from "@/tests/support/samples/search-recall-cases";
import type { Actor } from "../../accounts/actor/actor";
import { indexRooms } from "../index/index-rooms";
import { searchMessages } from "./search-messages";

let close: () => Promise<void>;
let ann: Actor;
beforeAll(async () => {
  close = await openTestDatabase();
  ann = await addUser("Ann");
  const roomId = await addDirectRoom(ann, await addUser("Bo"));
  for (const message of new Set(searchRecallCases.map((pair) => pair.message)))
    await sendText(ann, roomId, message);
  await indexRooms([roomId], 1);
});
afterAll(() => close());

/** Pairs that PostgreSQL's stemmers do not connect. Remove a pair once it is found. */
const NOT_FOUND = ["fr: manger → Nous mangeons à midi", "pt: reuniões → a reunião de hoje"];

test("searches find what is meant, in every script and by the stems of each language", async () => {
  const missed: string[] = [];
  const withoutHighlight: string[] = [];
  for (const { language, query, message } of searchRecallCases) {
    const { hits } = await searchMessages(ann, { q: query }, [language]);
    const hit = hits.find((one) => one.message.content === message);
    if (!hit) missed.push(`${language}: ${query}→ ${message}`);
    else if (hit.highlights.length === 0) withoutHighlight.push(query);
  }
  const languages = new Set(searchRecallCases.map((pair) => pair.language)).size;
  const found = searchRecallCases.length - missed.length;
  process.stdout.write(
    `recall: ${found} of ${searchRecallCases.length} pairs in ${languages} languages (${Math.round((found / searchRecallCases.length) * 100)} %)\n`,
  );
  expect(missed).toEqual(NOT_FOUND);
  expect(withoutHighlight).toEqual([]);
});

test("searches do not find other words, other phrases or excluded words", async () => {
  const contents = async (q: string) =>
    (await searchMessages(ann, { q }, ["en"])).hits.map((hit) => hit.message.content);
  expect(await contents('"running"')).toEqual([]);
  expect(await contents('"corner the"')).toEqual([]);
  expect(await contents("foo_bar -rename")).toEqual([]);
  expect(await contents("京天")).toEqual([]);
  expect(await contents("day ")).toEqual(["I run every day and need new shoes"]);
});
