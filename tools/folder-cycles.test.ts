import { expect, it } from "vitest";
import { folderCycleProblems, folderOf } from "./folder-cycles";

it("counts two levels below lib/server and components, one in app, a root file for itself", () => {
  expect(folderOf("lib/server/queue/handlers/poll.ts")).toBe("lib/server/queue/handlers");
  expect(folderOf("lib/server/queue/enqueue.ts")).toBe("lib/server/queue");
  expect(folderOf("components/message/actions/bar.tsx")).toBe("components/message/actions");
  expect(folderOf("app/(chat)/rooms/page.tsx")).toBe("app");
  expect(folderOf("tests/support/domain/fixtures.ts")).toBe("tests/support");
  expect(folderOf("server.ts")).toBe("server.ts");
});

const there = { from: "components/a/one.ts", to: "components/b/two.ts" };
const onward = { from: "components/b/two.ts", to: "components/c/three.ts" };
const back = { from: "components/c/other.ts", to: "components/a/four.ts" };

it("finds a cycle over any number of folders", () => {
  expect(folderCycleProblems([there, onward], [])).toEqual([]);
  expect(folderCycleProblems([there, onward, back], [])).toEqual([
    "folder cycle: components/a → components/b (components/a/one.ts imports components/b/two.ts)",
    "folder cycle: components/b → components/c (components/b/two.ts imports components/c/three.ts)",
    "folder cycle: components/c → components/a (components/c/other.ts imports components/a/four.ts)",
  ]);
});

it("ignores the imports of tests", () => {
  expect(folderCycleProblems([there, onward, { ...back, from: "components/c/other.test.ts" }], [])).toEqual(
    [],
  );
});

it("accepts a listed import, and refuses an entry that is in no cycle any more", () => {
  const allowed = ["components/c → components/a"];
  expect(folderCycleProblems([there, onward, back], allowed)).toEqual([]);
  expect(folderCycleProblems([there, onward], allowed)).toEqual([
    "folder cycle: components/c → components/a is gone, take it off the list",
  ]);
  expect(folderCycleProblems([there, back], allowed)).toEqual([
    "folder cycle: components/c → components/a is gone, take it off the list",
  ]);
});
