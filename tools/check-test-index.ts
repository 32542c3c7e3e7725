import { readFileSync } from "node:fs";

/** The table of user-visible details and the tests that prove them. */
const TABLE = "tests/e2e/README.md";
/** `file › title`. A file without a folder is a browser test. */
const PROOF = /`([\w./-]+\.(?:spec|test)\.tsx?) › ([^`]+)`/g;

/** Returns a sentence for each row that names no test, and for each named test that does not exist. */
export function testIndexProblems(table: string, sourceOf: (file: string) => string | null): string[] {
  const rows = table.split("\n").filter((line) => /^\| (?!detail \||---)/.test(line));
  if (rows.length === 0) return ["the table has no row"];
  return rows.flatMap((row) => {
    const detail = row.split("|")[1]?.trim() ?? "";
    const proofs = [...row.matchAll(PROOF)];
    if (proofs.length === 0) return [`“${detail}” names no test`];
    return proofs.flatMap(([, name = "", title = ""]) => {
      const file = name.includes("/") ? name : `tests/e2e/${name}`;
      const source = sourceOf(file);
      if (source === null) return [`“${detail}” names ${file}, which does not exist`];
      return isTestOf(source, title)
        ? []
        : [`“${detail}” names a test that ${file} does not contain: ${title}`];
    });
  });
}

/** Matches the beginning of the title: parametrised tests append a size or a theme. */
function isTestOf(source: string, title: string): boolean {
  return [`"`, "`"].some(
    (quote) => source.includes(`test(${quote}${title}`) || source.includes(`it(${quote}${title}`),
  );
}

function main(): void {
  const table = readFileSync(TABLE, "utf8");
  const problems = testIndexProblems(table, (file) => {
    try {
      return readFileSync(file, "utf8");
    } catch {
      return null;
    }
  });
  process.stdout.write(
    problems.length > 0
      ? `${problems.map((problem) => `${TABLE}: ${problem}`).join("\n")}\n`
      : `${TABLE}: ${[...table.matchAll(PROOF)].length} named tests exist\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-test-index.ts")) main();
