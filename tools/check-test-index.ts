import { readFileSync } from "node:fs";

/** Which detail of what people see is proved by which test. */
const TABLE = "tests/e2e/README.md";
/** `file › title`; a file without a folder is a browser test. */
const PROOF = /`([\w./-]+\.(?:spec|test)\.tsx?) › ([^`]+)`/g;

/** A row of the table without a proof, or a proof whose test is not there, as sentences. */
export function testIndexProblems(table: string, sourceOf: (file: string) => string | null): string[] {
  const rows = table.split("\n").filter((line) => /^\| (?!detail \||---)/.test(line));
  if (rows.length === 0) return ["there is no row"];
  return rows.flatMap((row) => {
    const detail = row.split("|")[1]?.trim() ?? "";
    const proofs = [...row.matchAll(PROOF)];
    if (proofs.length === 0) return [`“${detail}” names no test`];
    return proofs.flatMap(([, name = "", title = ""]) => {
      const file = name.includes("/") ? name : `tests/e2e/${name}`;
      const source = sourceOf(file);
      if (source === null) return [`“${detail}” names ${file}, which is not there`];
      return isTestOf(source, title) ? [] : [`“${detail}” names a test that ${file} has not: ${title}`];
    });
  });
}

/** By the title or its beginning, since one of several sizes or themes ends with which. */
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
      : `${TABLE}: ${[...table.matchAll(PROOF)].length} proofs of what people see are there\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-test-index.ts")) main();
