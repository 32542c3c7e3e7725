import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clientEvents } from "@/lib/contract/realtime";
import { accessMatrix, eventMatrix } from "@/tests/security/access/matrix";

const METHOD = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const DECLARED = new RegExp(`^export (?:const|(?:async )?function) (${METHOD})\\b`, "gm");
const LISTED = /^export \{([^}]*)\}/gm;
const NAMED = new RegExp(`^(?:\\w+ as )?(${METHOD})$`);

/** Routes that server.ts handles itself, outside app/. */
const ROUTES_OUTSIDE_APP = [
  "GET /api/metrics",
  "POST /api/uploads",
  "OPTIONS /api/uploads",
  "HEAD /api/uploads/[id]",
  "PATCH /api/uploads/[id]",
  "DELETE /api/uploads/[id]",
];

/** Returns the HTTP methods that the source of a route file exports, in any export syntax. */
export function methodsOf(source: string): string[] {
  const declared = [...source.matchAll(DECLARED)].map((match) => match[1] ?? "");
  const listed = [...source.matchAll(LISTED)].flatMap((match) =>
    (match[1] ?? "").split(",").flatMap((name) => NAMED.exec(name.trim())?.[1] ?? []),
  );
  return [...declared, ...listed];
}

function routes(): string[] {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" }).filter((file) =>
    /(^|\/)route\.tsx?$/.test(file),
  );
  return files.flatMap((file) => {
    const methods = methodsOf(readFileSync(join("app/api", file), "utf8"));
    if (methods.length === 0) throw new Error(`app/api/${file} exports no HTTP method`);
    return methods.map((method) => `${method} /api/${dirname(file)}`);
  });
}

/** Returns a sentence for each item without a row, and for each row without an item. */
export function matrixDifferences(kind: string, items: readonly string[], rows: readonly string[]): string[] {
  return [
    ...items.filter((item) => !rows.includes(item)).map((item) => `${kind} ${item} has no row`),
    ...rows.filter((row) => !items.includes(row)).map((row) => `the row ${row} matches no ${kind}`),
  ];
}

function main(): void {
  const allRoutes = [...routes(), ...ROUTES_OUTSIDE_APP];
  const problems = [
    ...matrixDifferences("route", allRoutes, Object.keys(accessMatrix)),
    ...matrixDifferences("event", Object.keys(clientEvents), Object.keys(eventMatrix)),
  ];
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\nThe rows are in tests/security/access; matrix.ts explains how to add one.\n`
      : `access: ${allRoutes.length} routes and ${Object.keys(clientEvents).length} events have a row\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-access.ts")) main();
