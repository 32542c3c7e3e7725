import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "drizzle/migrations";
/** What an older instance on the same database would not survive, by what it is called when it is found. */
const CONTRACTING: readonly [RegExp, string][] = [
  [/\bdrop\s+(table|column|type|schema)\b/i, "takes something away"],
  [/\brename\s+(to|column)\b|\brename\s+"?\w+"?\s+to\b/i, "renames something"],
  [/\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i, "changes a type"],
  [/\bset\s+not\s+null\b/i, "forbids a null that an older instance may write"],
];
const ADDS_COLUMN = /\badd\s+column\b(?<rest>[^;]*)/gi;

/**
 * What in a migration breaks instances that do not know it yet: a release only adds what its predecessor can live with
 * (expand first, contract in a later one). A new column that may not be null needs a default.
 */
export function breakingChanges(sql: string): string[] {
  const found = CONTRACTING.flatMap(([pattern, what]) => (pattern.test(sql) ? [what] : []));
  for (const { groups } of sql.matchAll(ADDS_COLUMN)) {
    const rest = groups?.rest ?? "";
    if (/\bnot\s+null\b/i.test(rest) && !/\bdefault\b|\bgenerated\b/i.test(rest))
      found.push("adds a column that an older instance does not fill");
  }
  return found;
}

function main(): void {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".sql"));
  const problems = files.flatMap((name) =>
    breakingChanges(readFileSync(`${FOLDER}/${name}`, "utf8")).map((what) => `${FOLDER}/${name} ${what}`),
  );
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\n`
      : `migrations: ${files.length} only add what an older instance can live with\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-migrations.ts")) main();
