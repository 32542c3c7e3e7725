import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePrograms } from "./ensure-programs";
import { chaosCounts, playwrightCounts, type StageResult, vitestCounts } from "./test-counts";

const PAGE_LINES = 80;

const reports = mkdtempSync(join(tmpdir(), "parley-reports-"));
const results: (StageResult & { stage: string })[] = [];

function record(stage: string, result: StageResult): void {
  results.push({ stage, ...result });
}

/** Runs a program with its output passed through; resolves with whether it ended well. */
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

async function command(stage: string, script: string): Promise<boolean> {
  const ok = await run("npm", ["run", "--silent", script]);
  record(stage, { passed: ok ? 1 : 0, failed: ok ? 0 : 1 });
  return ok;
}

async function vitest(stage: string, projects: string[]): Promise<void> {
  const file = join(reports, `${projects[0]}.json`);
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await run("node_modules/.bin/vitest", [...args, ...projects.map((name) => `--project=${name}`)]);
  record(stage, vitestCounts(readReport(file), ok));
}

async function playwright(): Promise<void> {
  const file = join(reports, "playwright.json");
  const ok = await run("node_modules/.bin/playwright", ["test", "--reporter=list,json"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  if (!ok) showPages("test-results");
  record("browser tests", playwrightCounts(readReport(file), ok));
}

/** What the pages of failed tests showed: where only the output is kept, it is all there is to go by. */
function showPages(folder: string): void {
  if (!existsSync(folder)) return;
  for (const test of readdirSync(folder)) {
    const file = join(folder, test, "error-context.md");
    if (!existsSync(file)) continue;
    const [, details = ""] = readFileSync(file, "utf8").split("# Error details\n");
    process.stdout.write(`\n▷ ${test}\n${details.split("\n").slice(0, PAGE_LINES).join("\n")}\n`);
  }
}

async function faults(): Promise<void> {
  const file = join(reports, "chaos.json");
  const args = ["--import", "tsx", "tests/chaos/run.ts", "--short", `--report=${file}`];
  const ok = await run(process.execPath, args);
  record("faults", chaosCounts(readReport(file), ok));
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function skip(stage: string, why: string): void {
  record(stage, { passed: 0, failed: 1, note: why });
}

function summarise(): void {
  const lines = results.map(({ stage, passed, failed, note }) => {
    const mark = failed > 0 ? "✗" : "✓";
    return `${mark} ${stage}: ${passed} passed, ${failed} failed${note ? ` (${note})` : ""}`;
  });
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.stdout.write(`\n${lines.join("\n")}\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function main(): Promise<void> {
  const { chromium, redis } = ensurePrograms();
  // Every stage runs, whatever became of those before it: one run shows everything.
  await command("check", "check");
  await vitest("unit and database tests", ["unit", "db"]);
  const built = await command("build", "build");
  if (!built) skip("attacks from outside", "not run: there is no build");
  else await vitest("attacks from outside", ["security"]);
  if (!built) skip("browser tests", "not run: there is no build");
  else if (!chromium) skip("browser tests", "not run: there is no Chromium");
  else await playwright();
  if (!built) skip("faults", "not run: there is no build");
  else if (!redis) skip("faults", "not run: there is no redis-server");
  else await faults();
}

main()
  .catch((error: unknown) => {
    skip("the test run itself", error instanceof Error ? error.message : String(error));
  })
  .finally(() => {
    rmSync(reports, { recursive: true, force: true });
    summarise();
  });
