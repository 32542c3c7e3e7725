import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { clientEvents } from "@/lib/contract/realtime";
import { accessMatrix, eventMatrix } from "@/tests/security/access/matrix";

const METHOD = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const DECLARED = new RegExp(`^export (?:const|(?:async )?function) (${METHOD})\\b`, "gm");
const LISTED = /^export \{([^}]*)\}/gm;
const NAMED = new RegExp(`^(?:\\w+ as )?(${METHOD})$`);

/** What server.ts answers itself, outside of app/. */
const OUTSIDE_OF_APP = [
  "GET /api/metrics",
  "POST /api/uploads",
  "OPTIONS /api/uploads",
  "HEAD /api/uploads/[id]",
  "PATCH /api/uploads/[id]",
  "DELETE /api/uploads/[id]",
];

/** The methods that the text of a route's file exports, however it does. */
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
    if (methods.length === 0) throw new Error(`app/api/${file} exports no method that could be read`);
    return methods.map((method) => `${method} /api/${dirname(file)}`);
  });
}

/** What has no row, and rows of what is there no longer. */
export function matrixDifferences(what: string, there: readonly string[], rows: readonly string[]): string[] {
  return [
    ...there.filter((one) => !rows.includes(one)).map((one) => `${what} ${one} has no row`),
    ...rows.filter((one) => !there.includes(one)).map((one) => `the row of ${what} ${one} is of nothing`),
  ];
}

function main(): void {
  const there = [...routes(), ...OUTSIDE_OF_APP];
  const problems = [
    ...matrixDifferences("the route", there, Object.keys(accessMatrix)),
    ...matrixDifferences("the event", Object.keys(clientEvents), Object.keys(eventMatrix)),
  ];
  process.stdout.write(
    problems.length > 0
      ? `${problems.join("\n")}\nRows are in tests/security/access; matrix.ts says how to add one.\n`
      : `access: ${there.length} routes and ${Object.keys(clientEvents).length} events have their row\n`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (process.argv[1]?.endsWith("check-access.ts")) main();
