import { readdirSync, readFileSync } from "node:fs";

const FOLDER = "drizzle/migrations";
/** Statements that break older instances on the same database, each with its description. */
const BREAKING: readonly [RegExp, string][] = [
  [/\bdrop\s+(table|column|type|schema)\b/i, "removes something"],
  [/\brename\s+(to|column)\b|\brename\s+"?\w+"?\s+to\b/i, "renames something"],
  [/\balter\s+column\s+\S+\s+(set\s+data\s+)?type\b/i, "changes a type"],
  [/\bset\s+not\s+null\b/i, "forbids a null that an older instance may write"],
];
const ADDS_COLUMN = /\badd\s+column\b(?<rest>[^;]*)/gi;

/**
 * Returns what in a migration breaks instances of the previous release. A release only makes compatible additions: expand
 * first, contract in a later release. A new column that is not nullable needs a default.
 */
export function breakingChanges(sql: string): string[] {
  const found = BREAKING.flatMap(([pattern, what]) => (pattern.test(sql) ? [what] : []));
  for (const { groups } of sql.matchAll(ADDS_COLUMN)) {
    const rest = groups?.rest ?? "";
    if (/\bnot\s+null\b/i.test(rest) && !/\bdefault\b|\bgenerated\b/i.test(rest))
      found.push("adds a required column that an older instance does not write");
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
      : `migrations: ${files.length} are compatible with older instances\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-migrations.ts")) main();
