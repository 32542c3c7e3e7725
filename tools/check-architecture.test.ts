import { expect, it } from "vitest";
import { architectureProblems, treePaths } from "./check-architecture";

const document = `# Title

\`\`\`
server.ts      starts
app/           routes
lib/client/    the browser
  api/         calls
  sync/        the cache; persist/ is mentioned in passing
\`\`\`

\`\`\`
other/         a later block
\`\`\`
`;

const disk: Record<string, string[]> = {
  "": ["app", "lib"],
  lib: ["client"],
  components: [],
  "lib/client": ["api", "sync"],
  "lib/server": [],
};
const problems = (folders: Record<string, string[]>, exists = (_path: string) => true) =>
  architectureProblems(document, (parent) => folders[parent] ?? [], exists);

it("reads the paths of the first code block", () => {
  expect(treePaths(document)).toEqual([
    "server.ts",
    "app",
    "lib/client",
    "lib/client/api",
    "lib/client/sync",
  ]);
  expect(
    architectureProblems(
      "no block",
      () => [],
      () => true,
    ),
  ).toEqual(["there is no tree"]);
});

it("finds a folder that the tree lacks", () => {
  expect(problems(disk)).toEqual([]);
  expect(problems({ ...disk, "lib/client": ["api", "sync", "persist"] })).toEqual([
    "the tree lacks lib/client/persist/",
  ]);
});

it("finds a path of the tree that does not exist", () => {
  expect(problems(disk, (path) => path !== "lib/client/sync")).toEqual([
    "the tree names lib/client/sync, which does not exist",
  ]);
});
