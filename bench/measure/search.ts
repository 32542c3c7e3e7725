import type { HistoryQuery } from "@/lib/contract/messages";
import type { Actor } from "@/lib/server/accounts/actor/actor";
import { disconnectDatabase } from "@/lib/server/db/connect";
import { messagePage } from "@/lib/server/messages/queries";
import { searchMessages } from "@/lib/server/search/query/search-messages";
import { type Corpus, HISTORY_SPAN_MS, WORD_CLASSES, type WordClass, wordsOf } from "../search/corpus";
import { measureIndexLag } from "../search/index-lag";
import { NaiveSearch } from "../search/naive-search";
import { prepareSearch } from "../search/prepare-search";
import type { Measure, MeasureContext } from "../support/context";
import type { Comparison } from "../support/report";
import { median, percentile } from "../support/statistics";

const MESSAGES = 200_000;
/** Words per class that the baseline searches too, once each: it may take seconds. */
const NAIVE_WORDS = 5;
const P95_MS = 100;
const PAGE = 10_000;
const PAGE_ROUNDS = 200;
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const NAIVE = "`tsv @@ q ORDER BY created_at DESC LIMIT 20`";

interface Cell {
  wordClass: WordClass;
  rooms: number;
  ours: number[];
  naive: number[];
}

/** Measures search and paging in a long history. Users in 5, 50 and 500 rooms search each word in turn. */
export const measureSearch: Measure = async (context) => {
  const { messages = MESSAGES, rounds = 5 } = context;
  const { corpus, url } = await prepareSearch(context, messages);
  const naive = new NaiveSearch(url);
  const cells = await searchAll(context, corpus, naive, rounds);
  const pages = await measurePaging(corpus);
  const lag = await compareLag();
  await naive.end();
  await disconnectDatabase();
  return [...cells.map(compared), slowest(cells), betweenClasses(cells), ...pages, lag];
};

/** Compares the index lag. Runs last, since it adds messages: a thousand a second in fifty rooms. */
async function compareLag(): Promise<Comparison> {
  const { sent, seconds, p50, p99 } = await measureIndexLag();
  return {
    work: `search lag, 99 % of ${Math.round(sent / seconds)} messages/s`,
    unit: "s at most",
    ours: [p99],
    baseline: "what is allowed",
    baselineValues: [1],
    target: { atMost: 1 },
    notes: `half within ${p50} s`,
  };
}

async function searchAll(
  { progress }: MeasureContext,
  { searchers }: Corpus,
  naive: NaiveSearch,
  rounds: number,
): Promise<Cell[]> {
  const cells = WORD_CLASSES.flatMap((wordClass) =>
    searchers.map(({ rooms }): Cell => ({ wordClass, rooms, ours: [], naive: [] })),
  );
  const userIdOf = (cell: Cell) => searchers.find((one) => one.rooms === cell.rooms)?.userId ?? "";
  // Warms up compilation and query plans, as in a server that has run for a while.
  for (const cell of cells) {
    for (const word of wordsOf(cell.wordClass))
      await searchOnce({ userId: userIdOf(cell), sessionId: "" }, word);
  }
  for (let round = 0; round < rounds; round++) {
    for (const cell of cells) {
      const userId = userIdOf(cell);
      for (const [index, word] of wordsOf(cell.wordClass).entries()) {
        cell.ours.push(await searchOnce({ userId, sessionId: "" }, word));
        if (round === 0 && index < NAIVE_WORDS) cell.naive.push(await naive.search(userId, word));
      }
    }
    progress(`round ${round + 1}`);
  }
  return cells;
}

/** Searches a word once, followed by a space, which marks it as complete. */
async function searchOnce(actor: Actor, word: string): Promise<number> {
  const start = performance.now();
  await searchMessages(actor, { q: `${word} ` });
  return performance.now() - start;
}

const figures = (values: readonly number[]) =>
  [0.5, 0.95, 0.99].map((p) => `p${p * 100} ${percentile(values, p).toFixed(1)}`).join(", ");

/** Sets a target only for the baseline's worst case. */
function compared({ wordClass, rooms, ours, naive }: Cell, _: number, cells?: readonly Cell[]): Comparison {
  const worst = Math.max(...(cells ?? []).map((cell) => median(cell.naive)));
  return {
    work: `search, ${wordClass}, in ${rooms} rooms`,
    unit: "ms",
    ours: ours.slice(0, naive.length),
    baseline: NAIVE,
    baselineValues: naive,
    target: median(naive) === worst ? { atMost: 0.05 } : null,
    notes: `ms: Parley ${figures(ours)}; floor ${figures(naive)}`,
  };
}

/** Returns the comparison with a target for every search. */
function slowest(cells: readonly Cell[]): Comparison {
  const byCell = cells.map((cell) => ({ ...cell, p95: percentile(cell.ours, 0.95) }));
  const [worst] = byCell.sort((a, b) => b.p95 - a.p95);
  return {
    work: `search, p95 where it is worst (${worst?.wordClass}, in ${worst?.rooms} rooms)`,
    unit: "ms",
    ours: [worst?.p95 ?? 0],
    baseline: "what is allowed",
    baselineValues: [P95_MS],
    target: { atMost: 1 },
  };
}

function betweenClasses(cells: readonly Cell[]): Comparison {
  const byClass = WORD_CLASSES.map((wordClass) => {
    const values = cells.filter((cell) => cell.wordClass === wordClass).flatMap((cell) => cell.ours);
    return { wordClass, p95: percentile(values, 0.95) };
  }).sort((a, b) => a.p95 - b.p95);
  const [best, worst] = [byClass[0], byClass.at(-1)];
  return {
    work: `search, p95 of the worst class (${worst?.wordClass})`,
    unit: "ms",
    ours: [worst?.p95 ?? 0],
    baseline: `the best class (${best?.wordClass})`,
    baselineValues: [best?.p95 ?? 0],
    target: { atMost: 10 },
  };
}

/** Compares the newest page with the ten-thousandth, and a jump to an old day with one to yesterday. */
async function measurePaging({ searchers, largeRoom }: Corpus): Promise<Comparison[]> {
  const actor = { userId: searchers[0]?.userId ?? "", sessionId: "" };
  const limit = Math.max(1, Math.min(50, Math.floor(largeRoom.lastSeq / PAGE)));
  const [deep, first, longAgo, lately]: [number[], number[], number[], number[]] = [[], [], [], []];
  const turn = async (into: number[], query: HistoryQuery) => {
    const start = performance.now();
    await messagePage(actor, largeRoom.id, query);
    into.push(performance.now() - start);
  };
  const newest = (await messagePage(actor, largeRoom.id, { limit: 1 })).messages[0]?.createdAt ?? "";
  const ago = (ms: number) => new Date(Date.parse(newest) - ms).toISOString();
  for (let round = 0; round < PAGE_ROUNDS; round++) {
    await turn(first, { limit });
    await turn(deep, {
      limit,
      before: Math.max(limit + 1, largeRoom.lastSeq - (PAGE - 1) * limit + 1) - (round % 10),
    });
    await turn(lately, { limit, at: ago(DAY_MS + round * HOUR_MS) });
    await turn(longAgo, { limit, at: ago(HISTORY_SPAN_MS - DAY_MS - round * HOUR_MS) });
  }
  const room = `of ${largeRoom.lastSeq} messages`;
  const notes = (some: number[], floor: number[]) =>
    `${limit} messages a page; ms: ${figures(some)}; floor ${figures(floor)}`;
  const base = { unit: "ms", target: { atMost: 1.3 } };
  return [
    {
      ...base,
      work: `history, page ${PAGE.toLocaleString("en")} ${room}`,
      ours: deep,
      baseline: "page 1",
      baselineValues: first,
      notes: notes(deep, first),
    },
    {
      ...base,
      work: `history, a day 23 months ago ${room}`,
      ours: longAgo,
      baseline: "a day of this month",
      baselineValues: lately,
      notes: notes(longAgo, lately),
    },
  ];
}
