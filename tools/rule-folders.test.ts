import { expect, it } from "vitest";
import { namedPaths, ruleFolderProblems } from "./rule-folders";

it("reads the paths that a pattern names", () => {
  expect(namedPaths("^lib/(client|shared)/")).toEqual(["lib/client/", "lib/shared/"]);
  expect(namedPaths("^(lib/server/|drizzle/)")).toEqual(["lib/server/", "drizzle/"]);
  expect(namedPaths("^lib/server/(db|queue(?!/handlers))/")).toEqual([
    "lib/server/db/",
    "lib/server/queue/handlers/",
    "lib/server/queue/",
  ]);
  expect(namedPaths("^(server|worker)\\.ts$")).toEqual(["server.ts", "worker.ts"]);
  expect(namedPaths("(\\.test\\.tsx?$|^tests/)")).toEqual(["tests/"]);
  expect(namedPaths("node_modules/(next|react)/")).toEqual([]);
});

it("finds a named folder that does not exist, and a folder that no rule names", () => {
  const exists = (path: string) => path !== "lib/old";
  expect(ruleFolderProblems(["^lib/(new|old)/", "^app/"], ["app", "lib/new"], exists)).toEqual([
    "import rules: lib/old does not exist",
  ]);
  expect(ruleFolderProblems(["^app/"], ["app", "lib/new"], exists)).toEqual([
    "import rules: no rule names lib/new",
  ]);
});
