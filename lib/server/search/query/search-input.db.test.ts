import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "@/lib/contract/limits";
import { searchPage, searchQuery } from "@/lib/contract/search";
import { addDirectRoom, addUser, openTestDatabase, sendText } from "@/tests/support/domain/fixtures";
import type { Actor } from "../../accounts/actor/actor";
import { SEARCH_CONNECTIONS } from "../../db/connect";
import { transaction } from "../../db/transaction";
import { parse } from "../../platform/parse";
import { runtime } from "../../platform/runtime";
import { indexRooms } from "../index/index-rooms";
import { searchMessages } from "./search-messages";

const HERON = `a heron's "nest" \\ 100% _done_ & | ! : * (here) <b> 東京 👍`;

let close: () => Promise<void>;
let ann: Actor;
let roomId: string;
beforeAll(async () => {
  close = await openTestDatabase();
  ann = await addUser("Ann");
  roomId = await addDirectRoom(ann, await addUser("Bo"));
  await sendText(ann, roomId, HERON);
  await indexRooms([roomId], 1);
});
afterAll(() => close());

/** Searches as the route does: what the schema refuses is `invalid`. */
const search = async (query: Record<string, string>) => {
  const page = await searchMessages(ann, parse(searchQuery, query));
  expect(searchPage.parse(page)).toEqual(page);
  return page.hits.length;
};

test.each([
  "'",
  '"',
  "\\",
  "%",
  "_",
  "&",
  "|",
  "!",
  ":",
  "*",
  "(",
  ")",
  "<->",
  "-",
  "--",
  '""',
  '"" ""',
  "- -",
  "👻",
  "\u202e",
  "%00",
])("%j alone finds nothing", async (q) => {
  expect(await search({ q })).toBe(0);
});

test.each([
  "heron'",
  '"heron',
  'heron"',
  "heron\\",
  "%heron%",
  "heron:*",
  "!heron",
  "(heron | nothing",
  "heron & ",
  "heron -",
  "the from: heron",
  "from:",
])("%j is answered: punctuation has no special meaning", async (q) => {
  expect(await search({ q })).toBeLessThanOrEqual(1);
});

test("punctuation beside words is ignored, and the words are found", async () => {
  for (const q of [
    "heron'",
    '"heron',
    "%heron%",
    "heron:*",
    "!heron",
    "(heron)",
    "heron & nest",
    '"heron s nest"',
  ])
    expect([q, await search({ q })]).toEqual([q, 1]);
});

test.each([
  "on:2024-02-31",
  "before:yesterday",
  "after:99999-01-01",
  "on:0000-00-00",
  "from:nobody",
  "from:@%",
  "in:nowhere",
  "in:%",
  "has:nothing",
  "from:_ in:_",
  "-heron",
  "from:nobody heron",
])("%j finds nothing", async (q) => {
  expect(await search({ q })).toBe(0);
});

test("frequent words are searched like any others", async () => {
  expect(await search({ q: "a" })).toBe(1);
  expect(await search({ q: "the a of" })).toBe(0);
});

test("a query outside the contract is invalid, and the error names the field", async () => {
  const cases: [Record<string, string>, string][] = [
    [{ q: "x".repeat(10_000) }, "q"],
    [{ q: "a\u0000b" }, "q"],
    [{ roomId: "x" }, "roomId"],
    [{ from: "' or 1=1" }, "from"],
    [{ before: "2024-02-31T00:00:00Z" }, "before"],
    [{ has: "money" }, "has"],
    [{ sort: "best" }, "sort"],
    [{ q: "heron", cursor: "x" }, "cursor"],
    [{ q: "heron", cursor: "r1_1" }, "cursor"],
    [
      { q: "heron", sort: "relevance", cursor: `1_${"0".repeat(8)}-0000-0000-0000-${"0".repeat(12)}` },
      "cursor",
    ],
  ];
  for (const [query, field] of cases) {
    const refused = search(query);
    await expect(refused).rejects.toMatchObject({
      code: "invalid",
      details: { fields: { [field]: expect.any(String) } },
    });
  }
  await expect(search({ roomId: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
});

test("the longest allowed queries are answered", async () => {
  const length = LIMITS.searchLength;
  for (const q of [
    "a ".repeat(length / 2),
    "京".repeat(length),
    "-x ".repeat(66),
    '"a" '.repeat(50),
    "from:a ".repeat(28),
    "👍".repeat(100),
    "a_".repeat(100),
  ])
    expect(await search({ q })).toBeLessThanOrEqual(1);
});

test("a search that takes too long is unavailable, and the next one is answered", async () => {
  await transaction(async (sql) => {
    await sql`lock table search_terms in access exclusive mode`;
    await expect(search({ q: "heron" })).rejects.toMatchObject({ code: "unavailable" });
  });
  expect(await search({ q: "heron" })).toBe(1);
});

test("a column that a newer version adds does not break prepared statements", async () => {
  expect(await search({ q: "heron" })).toBe(1);
  await runtime("sql")`alter table messages add column later text`;
  expect(await search({ q: "heron" })).toBe(1);
});

test("searches that wait too long give up in the queue and are not started", async () => {
  const refused: number[] = [];
  await transaction(async (sql) => {
    await sql`lock table search_terms in access exclusive mode`;
    const searches = Array.from({ length: 2 * SEARCH_CONNECTIONS }, (_, index) =>
      search({ q: "heron" }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: "unavailable" });
        refused.push(index);
      }),
    );
    await Promise.all(searches);
  });
  expect(refused).toHaveLength(2 * SEARCH_CONNECTIONS);
  // Searches with a connection are cancelled there, later than those that never got one.
  expect(Math.min(...refused.slice(0, SEARCH_CONNECTIONS))).toBe(SEARCH_CONNECTIONS);
  expect(await search({ q: "heron" })).toBe(1);
});
