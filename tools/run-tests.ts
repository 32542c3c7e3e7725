import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ensurePrograms } from "./ensure-programs";
import { chaosCounts, playwrightCounts, type StageResult, vitestCounts } from "./test-counts";

/** Max lines printed of the page that a failed browser test showed. */
const PAGE_LINES = 80;

interface Stage extends StageResult {
  name: string;
  seconds: number;
}

const reports = mkdtempSync(join(tmpdir(), "parley-reports-"));
const stages: Stage[] = [];

/** Runs a stage and records its result and how long it took. */
async function stage(name: string, run: () => Promise<StageResult> | StageResult): Promise<boolean> {
  const startedAt = performance.now();
  const result = await run();
  stages.push({ name, ...result, seconds: (performance.now() - startedAt) / 1_000 });
  return result.failed === 0;
}

/** Runs a program with its output passed through; resolves to whether it exited with 0. */
function run(program: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  process.stdout.write(`\n▶ ${program.replace("node_modules/.bin/", "")} ${args.join(" ")}\n`);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  });
}

async function npmScript(script: string): Promise<StageResult> {
  const ok = await run("npm", ["run", "--silent", script]);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

async function vitest(name: string, args: string[]): Promise<StageResult> {
  const file = join(reports, `${name}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await run("node_modules/.bin/vitest", ["run", ...reporters, ...args]);
  return vitestCounts(readReport(file), ok);
}

async function playwright(): Promise<StageResult> {
  const file = join(reports, "playwright.json");
  const ok = await run("node_modules/.bin/playwright", ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const result = playwrightCounts(readReport(file), ok);
  if (result.failed > 0 || result.flaky) printPages("test-results");
  return result;
}

/** Prints what the pages of failed tests showed: often only the output of a run is kept. */
function printPages(folder: string): void {
  if (!existsSync(folder)) return;
  for (const test of readdirSync(folder)) {
    const file = join(folder, test, "error-context.md");
    if (!existsSync(file)) continue;
    const [, details = ""] = readFileSync(file, "utf8").split("# Error details\n");
    process.stdout.write(`\n▷ ${test}\n${details.split("\n").slice(0, PAGE_LINES).join("\n")}\n`);
  }
}

async function faults(): Promise<StageResult> {
  const file = join(reports, "chaos.json");
  const args = ["--import", "tsx", "tests/chaos/run.ts", "--short", `--report=${file}`];
  const ok = await run(process.execPath, args);
  return chaosCounts(readReport(file), ok);
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

const notRun = (reason: string): StageResult => ({ passed: 0, failed: 1, note: `not run: ${reason}` });

/** Every stage runs, whatever became of those before it: one run shows everything. */
async function runAll(): Promise<void> {
  const { chromium, redis } = ensurePrograms();
  await stage("check", () => npmScript("check"));
  await stage("unit and database tests", () => vitest("unit", ["--project=unit", "--project=db"]));
  const built = await stage("build", () => npmScript("build"));
  const missing = built ? null : "there is no build";
  await stage("security tests", () =>
    missing ? notRun(missing) : vitest("security", ["--project=security"]),
  );
  const noBrowser = missing ?? (chromium ? null : "there is no Chromium");
  await stage("browser tests", () => (noBrowser ? notRun(noBrowser) : playwright()));
  const noRedis = missing ?? (redis ? null : "there is no redis-server");
  await stage("faults", () => (noRedis ? notRun(noRedis) : faults()));
}

/** The answer while one works: every check and unit test, and the database tests that a change since `main` reaches. */
async function runQuick(): Promise<void> {
  await stage("check", () => npmScript("check"));
  await stage("unit tests", () => vitest("unit", ["--project=unit"]));
  const since = changedSince();
  await stage(`database tests of what changed since ${since}`, async () => {
    const result = await vitest("db", ["--project=db", `--changed=${since}`, "--passWithNoTests"]);
    return result.passed + result.failed === 0 ? { ...result, note: "nothing changed" } : result;
  });
}

/** The newest commit that `main` has too: the remote's where there is one. */
function changedSince(): string {
  for (const branch of ["origin/main", "main"]) {
    const { status, stdout } = spawnSync("git", ["merge-base", "HEAD", branch], { encoding: "utf8" });
    if (status === 0) return stdout.trim();
  }
  return "HEAD";
}

function summarise(): void {
  const lines = stages.map(({ name, passed, failed, note, seconds }) => {
    const mark = failed > 0 ? "✗" : "✓";
    const remark = note ? ` (${note})` : "";
    return `${mark} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s${remark}`;
  });
  const flaky = stages.flatMap((one) => one.flaky ?? []).map((title) => `flaky: ${title}`);
  const passed = stages.reduce((sum, one) => sum + one.passed, 0);
  const failed = stages.reduce((sum, one) => sum + one.failed, 0);
  process.stdout.write(`\n${[...lines, ...flaky].join("\n")}\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { quick: { type: "boolean", default: false } } });
  await (values.quick ? runQuick() : runAll());
}

main()
  .catch((error: unknown) => {
    const note = error instanceof Error ? error.message : String(error);
    stages.push({ name: "the test run itself", passed: 0, failed: 1, note, seconds: 0 });
  })
  .finally(() => {
    rmSync(reports, { recursive: true, force: true });
    summarise();
  });
