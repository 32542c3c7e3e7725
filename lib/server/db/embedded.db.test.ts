import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded";

const isRoot = process.getuid?.() === 0;
let root: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "parley-embedded-"));
  await chmod(root, 0o755);
  // A space and non-ASCII letters, as in many home directories.
  dataDir = join(root, "my dätä");
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

afterAll(() => rm(root, { recursive: true, force: true }));

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir });
  running.push(server);
  return server;
}

async function query(server: EmbeddedPostgres, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(server.url, { max: 1, onnotice: () => undefined });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function postmasterPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, "postgres", "postmaster.pid"), "utf8"), 10);
}

/** Starts the database in another process and kills that process. */
async function startAndKill(): Promise<void> {
  const code = `require("./lib/server/db/embedded").startEmbeddedPostgres({ dataDir: process.argv[1] })
    .then(() => process.stdout.write("up")); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "-e", code, dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
}

describe("embedded Postgres", () => {
  it("keeps its data over a restart and recognizes non-ASCII letters", async () => {
    const first = await start();
    await query(first, "create extension pg_trgm; create table notes (body text)");
    await query(first, "insert into notes values ('Привет')");
    await first.stop();
    const second = await start();
    const rows = await query(second, "select body, cardinality(show_trgm(body)) as trigrams from notes");
    expect(rows).toEqual([{ body: "Привет", trigrams: 7 }]);
  });

  it("has durable settings", async () => {
    const server = await start();
    const names = "'fsync', 'synchronous_commit', 'full_page_writes'";
    const rows = await query(server, `select setting from pg_settings where name in (${names})`);
    expect(rows.map((row) => row.setting)).toEqual(["on", "on", "on"]);
  });

  it("refuses connections without the password", async () => {
    const server = await start();
    const url = server.url.replace(/:[0-9a-f]+@/, ":wrong@");
    await expect(query({ ...server, url }, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("restarts at the same URL when the server process is killed", async () => {
    const server = await start();
    await query(server, "create table counts (n int); insert into counts values (1)");
    process.kill(await postmasterPid(), "SIGKILL");
    await expect
      .poll(() => query(server, "select n from counts").catch(() => "down"), { timeout: 15_000 })
      .toEqual([{ n: 1 }]);
  });

  it("refuses a second start in its data directory and names the holder", async () => {
    await start();
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: "startup",
      message: `The data directory ${dataDir} is in use by process ${process.pid}.`,
    });
  });

  it("starts right after its process was killed", async () => {
    await startAndKill();
    const server = await start();
    expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("starts although another program has the process id of its last run", async () => {
    await (await start()).stop();
    const file = join(dataDir, "postgres", "postmaster.pid");
    await writeFile(file, `${process.pid}\n${dataDir}/postgres\n1\n5432\n\n127.0.0.1\n 0 0\nready\n`);
    await start();
  });

  it("reports a cluster of another version and a folder that is no cluster", async () => {
    await (await start()).stop();
    const version = join(dataDir, "postgres", "PG_VERSION");
    await writeFile(version, "17\n");
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/made by Postgres 17 .* brings 18/);
    await rm(version);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow(/is not a database/);
    await writeFile(version, "18\n");
  });

  it.runIf(isRoot && process.platform === "linux")(
    "runs below a folder that only root may enter",
    async () => {
      await mkdir(join(root, "closed"), { mode: 0o700 });
      const server = await startEmbeddedPostgres({ dataDir: join(root, "closed", "data") });
      running.push(server);
      expect(await query(server, "select 1 as one")).toEqual([{ one: 1 }]);
    },
  );
});
