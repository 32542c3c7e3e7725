import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

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

interface Report {
  modules: { source: string; dependencies: { module: string }[] }[];
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

function main(): void {
  const roots = ROOTS.filter((root) => existsSync(root));
  const files = roots.flatMap(sourceFiles);
  const report = cruise(roots);
  const violations = report.summary.violations.map(({ rule, from, to, cycle = [] }) => {
    const way = cycle.length > 0 ? [from, ...cycle.map(({ name }) => name)] : [from, to];
    return `${rule.name}: ${[...new Set(way)].join(" → ")}`;
  });
  const problems = [...violations, ...unseen(files, report)];
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\n${problems.length} import problems\n`
      : `imports: ${files.length} files follow the rules\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

main();
