/** An import of one file by another, as paths from the root. */
export interface Import {
  from: string;
  to: string;
}

/**
 * How many path segments make a folder, by the beginning of the path. Two levels below lib/server, lib/client and
 * components, so that conversation/log or queue/handlers counts for itself; app and demo are one folder each.
 */
const DEPTHS: readonly [prefix: string, depth: number][] = [
  ["app/", 1],
  ["demo/", 1],
  ["components/", 3],
  ["lib/client/", 4],
  ["lib/server/", 4],
  ["", 2],
];
/** Tests beside their file import what they need: they make no cycle. */
const TEST = /\.(test|spec)\.tsx?$/;

/** The folder a file counts to; a file at the root counts for itself. */
export function folderOf(file: string): string {
  const [, depth = 2] = DEPTHS.find(([prefix]) => file.startsWith(prefix)) ?? [];
  const folders = file.split("/").slice(0, -1);
  return folders.length === 0 ? file : folders.slice(0, depth).join("/");
}

/**
 * Returns one sentence per import between folders that belongs to a cycle, and per entry of `allowed`, written as
 * `folder → folder`, that no longer belongs to one.
 */
export function folderCycleProblems(imports: readonly Import[], allowed: readonly string[]): string[] {
  const edges = new Map<string, Import>();
  for (const found of imports) {
    const [from, to] = [folderOf(found.from), folderOf(found.to)];
    if (from !== to && !TEST.test(found.from)) edges.set(`${from} → ${to}`, found);
  }
  const cyclic = cyclicEdges([...edges.keys()]);
  const left = cyclicEdges([...edges.keys()].filter((edge) => !allowed.includes(edge)));
  return [
    ...[...left].map((edge) => {
      const { from, to } = edges.get(edge) ?? {};
      return `folder cycle: ${edge} (${from} imports ${to})`;
    }),
    ...allowed
      .filter((edge) => !cyclic.has(edge))
      .map((edge) => `folder cycle: ${edge} is gone, take it off the list`),
  ];
}

/** The edges whose end leads back to their start. */
function cyclicEdges(edges: readonly string[]): Set<string> {
  const targets = new Map<string, string[]>();
  const pairs = edges.map((edge) => ({ edge, ends: edge.split(" → ") as [string, string] }));
  for (const {
    ends: [from, to],
  } of pairs)
    targets.set(from, [...(targets.get(from) ?? []), to]);
  const reaches = (start: string, goal: string): boolean => {
    const seen = new Set([start]);
    for (const folder of seen) for (const next of targets.get(folder) ?? []) seen.add(next);
    return seen.has(goal);
  };
  return new Set(pairs.filter(({ ends: [from, to] }) => reaches(to, from)).map(({ edge }) => edge));
}
