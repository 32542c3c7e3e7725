import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import postgres from "postgres";
import { connectDatabase } from "@/lib/server/db/connect";
import { runtime } from "@/lib/server/platform/runtime";
import { bulkIndex } from "@/lib/server/search/index/bulk-index";
import type { MeasureContext } from "../support/context";
import { withFewCheckpoints } from "./bulk-load";
import { type Corpus, fillCorpus, findCorpus } from "./corpus";
import { NaiveSearch } from "./naive-search";

export interface Prepared {
  corpus: Corpus;
  url: string;
}

/**
 * Connects this process to a database with this many messages, the search index and the baseline's: newly built, or from
 * an earlier run with `--keep`, with the report of its build.
 */
export async function prepareSearch(context: MeasureContext, messages: number): Promise<Prepared> {
  const { database, progress } = context;
  const found = await database.findDatabase("search");
  const told = found ? await toldOf(found, messages) : null;
  if (found && told) {
    for (const line of told) progress(line);
    progress(`read into the page cache: ${await seconds(() => readAll(database.dataDir))}`);
    await connectDatabase(found);
    return { corpus: await findCorpus(found), url: found };
  }
  const url = await database.createDatabase("search");
  return { corpus: await build(context, url, messages), url };
}

async function build({ progress }: MeasureContext, url: string, messages: number): Promise<Corpus> {
  const sql = postgres(url, { max: 1 });
  const lines: string[] = [];
  const tell = (line: string) => {
    progress(line);
    lines.push(line);
  };
  const corpus = await withFewCheckpoints(sql, async () => {
    let made: Corpus | undefined;
    tell(
      `${messages} messages by COPY: ${await seconds(async () => (made = await fillCorpus(url, messages)))}`,
    );
    if (!made) throw new Error("there is no corpus");
    await connectDatabase(url);
    const indexed = (done: number, after: number) =>
      progress(`  ${done} messages indexed after ${after.toFixed(0)} s`);
    tell(`search index: ${await seconds(() => bulkIndex(indexed))}`);
    tell(`naive indexes: ${await seconds(() => NaiveSearch.build(url))}`);
    return made;
  });
  for (const line of await sizesOf(url, messages)) tell(line);
  // Otherwise autovacuum would run during the measurement.
  await sql.unsafe("vacuum analyze");
  await sql.unsafe("checkpoint");
  await sql`create table bench_built (messages bigint, told text[])`;
  await sql`insert into bench_built values (${messages}, ${lines})`;
  await sql.end();
  return corpus;
}

async function toldOf(url: string, messages: number): Promise<string[] | null> {
  const sql = postgres(url, { max: 1 });
  try {
    const [table] = await sql`select to_regclass('bench_built') as name`;
    if (!table?.name) return null;
    const [row] = await sql<{ told: string[] }[]>`select told from bench_built where messages = ${messages}`;
    return row?.told ?? null;
  } finally {
    await sql.end();
  }
}

async function sizesOf(url: string, messages: number): Promise<string[]> {
  const [size] = await runtime("sql")<{ postings: number; words: number; blocks: number }[]>`
    select pg_total_relation_size('search_postings') as postings,
      pg_total_relation_size('search_terms') + pg_total_relation_size('search_stems') as words,
      (select count(*) from search_postings) as blocks`;
  const naive = new NaiveSearch(url);
  const of = (bytes: number) =>
    `${(bytes / 2 ** 20).toFixed(0)} MiB (${Math.round(bytes / messages)} B a message)`;
  const lines = [
    `index ${of(size?.postings ?? 0)} in ${size?.blocks} blocks, words ${of(size?.words ?? 0)}`,
    `naive indexes ${of(await naive.size())}`,
  ];
  await naive.end();
  return lines;
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const start = performance.now();
  await work();
  return `${((performance.now() - start) / 1_000).toFixed(1)} s`;
}

/** Reads all files: a database in use has them in the page cache, a just started one may not. */
async function readAll(dataDir: string): Promise<void> {
  for (const entry of await readdir(join(dataDir, "postgres", "base"), {
    recursive: true,
    withFileTypes: true,
  })) {
    if (!entry.isFile()) continue;
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    await pipeline(createReadStream(join(entry.parentPath, entry.name), { highWaterMark: 2 ** 20 }), nowhere);
  }
}
