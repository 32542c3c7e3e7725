/** Opens a group: a plain one, or a look-ahead, whose folder is named as well. */
const GROUP = /\((\?!|\?:)?/y;

/**
 * Returns the paths that a pattern of the import rules names: `^lib/(client|shared)/` names lib/client/ and
 * lib/shared/. Patterns that do not begin at the root name none.
 */
export function namedPaths(pattern: string): string[] {
  return expand(pattern)
    .filter((path) => path.startsWith("^"))
    .map((path) => path.slice(1).replace(/\$$/, "").replaceAll("\\.", "."))
    .filter((path) => /^[\w./-]+$/.test(path));
}

/** Every text that results when each group stands for one of its alternatives; a look-ahead also for nothing. */
function expand(pattern: string): string[] {
  const alternatives = split(pattern);
  if (alternatives.length > 1) return alternatives.flatMap(expand);
  const start = pattern.indexOf("(");
  if (start < 0) return [pattern];
  GROUP.lastIndex = start;
  const opening = GROUP.exec(pattern)?.[0] ?? "(";
  const end = closing(pattern, start);
  const inner = expand(pattern.slice(start + opening.length, end));
  const head = pattern.slice(0, start);
  const named = inner.flatMap((text) => expand(text)).map((text) => head + text);
  const rest = expand(pattern.slice(end + 1));
  if (opening === "(?!") return [...named, ...rest.map((tail) => head + tail)];
  return named.flatMap((text) => rest.map((tail) => text + tail));
}

/** The alternatives outside of any group. */
function split(pattern: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const char of pattern) {
    if (char === "(") depth++;
    if (char === ")") depth--;
    if (char === "|" && depth === 0) parts.push("");
    else parts.push((parts.pop() ?? "") + char);
  }
  return parts;
}

function closing(pattern: string, start: number): number {
  let depth = 0;
  for (let at = start; at < pattern.length; at++) {
    if (pattern[at] === "(") depth++;
    if (pattern[at] === ")" && --depth === 0) return at;
  }
  throw new Error(`unclosed group in ${pattern}`);
}

/**
 * Returns one sentence per path that the patterns name and that does not exist, and per folder that none of them
 * names. `exists` answers for a path with or without its extension.
 */
export function ruleFolderProblems(
  patterns: readonly string[],
  folders: readonly string[],
  exists: (path: string) => boolean,
): string[] {
  const named = new Set(patterns.flatMap(namedPaths));
  const names = [...named].map((path) => path.replace(/\/$/, ""));
  return [
    ...names.filter((path) => !exists(path)).map((path) => `import rules: ${path} does not exist`),
    ...folders
      .filter((folder) => !names.includes(folder))
      .map((folder) => `import rules: no rule names ${folder}`),
  ];
}
