import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { folderCycleProblems } from "./folder-cycles";
import { ruleFolderProblems } from "./rule-folders";

/** Imports by which folders still import each other, as `folder → folder`. The list only shrinks. */
const ALLOWED_FOLDER_CYCLES: readonly string[] = [];

const ROOTS = [
  "app",
  "components",
  "demo",
  "lib",
  "drizzle",
  "tools",
  "tests",
  "bench",
  "server.ts",
  "worker.ts",
  "drizzle.config.ts",
];
const STATIC_IMPORT = /^(?:import|export)\b(?:[\w\s{},*$]*\sfrom)?\s+"([^"]+)";/gm;

interface Paths {
  path?: string | string[];
  pathNot?: string | string[];
}

interface Report {
  modules: { source: string; dependencies: { module: string; resolved: string }[] }[];
  summary: { violations: { rule: { name: string }; from: string; to: string; cycle?: { name: string }[] }[] };
}

function sourceFiles(root: string): string[] {
  if (statSync(root).isFile()) return [root];
  const entries = readdirSync(root, { recursive: true, encoding: "utf8" });
  return entries.filter((entry) => /\.tsx?$/.test(entry)).map((entry) => join(root, entry));
}

function cruise(roots: string[]): Report {
  const args = ["--config", ".dependency-cruiser.cjs", "--output-type", "json", ...roots];
  const { stdout, stderr } = spawnSync("node_modules/.bin/depcruise", args, {
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (!stdout.startsWith("{")) throw new Error(`dependency-cruiser failed: ${stderr || stdout}`);
  return JSON.parse(stdout);
}

/** What the cruise did not see: a parser that is missing or stumbles makes it report success. */
function unseen(files: string[], report: Report): string[] {
  const seen = new Map(report.modules.map(({ source, dependencies }) => [source, dependencies]));
  return files.flatMap((file) => {
    const dependencies = seen.get(file);
    if (!dependencies) return [`${file}: not cruised`];
    const names = new Set(dependencies.map((dependency) => dependency.module));
    const imports = [...readFileSync(file, "utf8").matchAll(STATIC_IMPORT)].map((match) =>
      (match[1] ?? "").replace(/^node:/, ""),
    );
    return imports.filter((name) => !names.has(name)).map((name) => `${file}: import of ${name} not seen`);
  });
}

function folderCycles(report: Report): string[] {
  const own = new Set(report.modules.map(({ source }) => source).filter((source) => inRoots(source)));
  const imports = report.modules
    .filter(({ source }) => own.has(source))
    .flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => own.has(resolved))
        .map(({ resolved: to }) => ({ from: source, to })),
    );
  return folderCycleProblems(imports, ALLOWED_FOLDER_CYCLES);
}

const inRoots = (path: string): boolean => ROOTS.some((root) => path === root || path.startsWith(`${root}/`));

/** Every top-level folder, and every folder of lib and lib/server, must stand in a rule. */
function ruleFolders(files: readonly string[]): string[] {
  const folders = new Set(
    files.flatMap((file) => {
      const parts = file.split("/").slice(0, -1);
      const depth = parts[0] !== "lib" ? 1 : parts[1] === "server" ? 3 : 2;
      return parts.length === 0 ? [] : [parts.slice(0, depth).join("/")];
    }),
  );
  const rules: { forbidden: { from: Paths; to: Paths }[] } = createRequire(import.meta.url)(
    "../.dependency-cruiser.cjs",
  );
  const patterns = rules.forbidden.flatMap(({ from, to }) =>
    [from.path, from.pathNot, to.path, to.pathNot].flatMap((path) => path ?? []),
  );
  const exists = (path: string) => ["", ".ts", ".tsx"].some((extension) => existsSync(path + extension));
  return ruleFolderProblems(patterns, [...folders], exists);
}

function main(): void {
  const roots = ROOTS.filter((root) => existsSync(root));
  const files = roots.flatMap(sourceFiles);
  const report = cruise(roots);
  const violations = report.summary.violations.map(({ rule, from, to, cycle = [] }) => {
    const way = cycle.length > 0 ? [from, ...cycle.map(({ name }) => name)] : [from, to];
    return `${rule.name}: ${[...new Set(way)].join(" → ")}`;
  });
  const problems = [...violations, ...folderCycles(report), ...ruleFolders(files), ...unseen(files, report)];
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\n${problems.length} import problems\n`
      : `imports: ${files.length} files follow the rules\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

main();
