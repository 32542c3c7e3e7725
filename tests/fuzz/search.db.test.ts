import { afterAll, beforeAll, expect, test } from "vitest";
import type { SearchQuery } from "@/lib/contract/search";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { runtime } from "@/lib/server/platform/runtime";
import { searchMessages } from "@/lib/server/search/query/search-messages";
import { openTestDatabase } from "../support/domain/fixtures";
import { Random } from "../support/random";
import { SearchModel } from "./search-model";
import { randomQuery } from "./search-oracle";

const SEEDS = Number(process.env.SEARCH_SEEDS ?? 5);
const FIRST = Number(process.env.FUZZ_FIRST ?? 1);
const STEPS = 90;
const EVERY = 15;
const QUERIES = 4;

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
  await runtime("sql")`set synchronous_commit = off`;
});
afterAll(() => close());

test(
  `P9 P10 ${SEEDS} seeds: a search finds exactly what going through all messages finds`,
  async () => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) await runSeed(seed);
  },
  60_000 + SEEDS * 10_000,
);

async function runSeed(seed: number): Promise<void> {
  const random = new Random(seed);
  const world = new SearchModel(random);
  await world.open();
  for (let step = 1; step <= STEPS; step++) {
    await world.step();
    if (step % EVERY !== 0) continue;
    for (let query = 0; query < QUERIES; query++) {
      const actor = random.pick(world.users)?.actor;
      if (!actor) throw new Error("nobody is there");
      const { expected, ...asked } = randomQuery(random, world, actor);
      const found = await everyPage(actor, asked);
      expect(found, `seed ${seed}, step ${step}: ${JSON.stringify(asked)}`).toEqual(expected);
    }
  }
}

async function everyPage(actor: Actor, query: SearchQuery): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined, pages = 0; pages < 50; pages++) {
    const page = await searchMessages(actor, { ...query, cursor });
    ids.push(...page.hits.map((hit) => hit.message.id));
    if (page.nextCursor === null) return ids;
    cursor = page.nextCursor;
  }
  throw new Error("the pages do not end");
}
