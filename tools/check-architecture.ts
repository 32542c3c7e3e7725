import { existsSync, readdirSync, readFileSync } from "node:fs";

const DOCUMENT = "docs/ARCHITECTURE.md";
/** Folders whose subfolders the tree names one by one; "" is the root. */
const PARENTS = ["", "lib", "components", "lib/client", "lib/server"];
/** Folders at the root that are installed or written by a run. */
const NOT_SOURCE = /^(\..*|node_modules|dist|data|test-results|playwright-report)$/;

/** Returns the paths that the first code block of the document names, one at the start of each line. */
export function treePaths(document: string): string[] {
  const block = /```\n([\s\S]*?)```/.exec(document)?.[1] ?? "";
  let parent = "";
  return block.split("\n").flatMap((line) => {
    const [, indent = "", name] = /^( *)([\w./-]+)(?: |$)/.exec(line) ?? [];
    if (name === undefined) return [];
    const path = name.replace(/\/$/, "");
    if (indent === "") {
      parent = path;
      return [path];
    }
    return [`${parent}/${path}`];
  });
}

/**
 * Returns one sentence per subfolder of `PARENTS` that the tree lacks, and per path of the tree that does not exist.
 * A folder whose subfolders are named at the root of the tree, as lib/client/ is for lib, needs no line.
 */
export function architectureProblems(
  document: string,
  foldersIn: (parent: string) => string[],
  exists: (path: string) => boolean,
): string[] {
  const named = treePaths(document);
  if (named.length === 0) return ["there is no tree"];
  const folders = PARENTS.flatMap((parent) =>
    foldersIn(parent).map((name) => (parent === "" ? name : `${parent}/${name}`)),
  );
  return [
    ...folders
      .filter((folder) => !named.some((path) => path === folder || path.startsWith(`${folder}/`)))
      .map((folder) => `the tree lacks ${folder}/`),
    ...named.filter((path) => !exists(path)).map((path) => `the tree names ${path}, which does not exist`),
  ];
}

/** The subfolders that hold anything, without those that are no source. */
function foldersOnDisk(parent: string): string[] {
  return readdirSync(parent || ".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_SOURCE.test(entry.name))
    .map((entry) => entry.name)
    .filter((name) => readdirSync(parent === "" ? name : `${parent}/${name}`).length > 0);
}

function main(): void {
  const document = readFileSync(DOCUMENT, "utf8");
  const problems = architectureProblems(document, foldersOnDisk, existsSync);
  process.stdout.write(
    problems.length > 0
      ? `${problems.map((problem) => `${DOCUMENT}: ${problem}`).join("\n")}\n`
      : `${DOCUMENT}: ${treePaths(document).length} paths of the tree exist\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-architecture.ts")) main();
