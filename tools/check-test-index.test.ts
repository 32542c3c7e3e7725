import { expect, it } from "vitest";
import { testIndexProblems } from "./check-test-index";

const HEAD = "| detail | proved by |\n| --- | --- |\n";
const sources: Record<string, string> = {
  "tests/e2e/a.spec.ts": 'test("sends", async () => {});\n  test(`shows: phone`, async () => {});',
};
const problems = (rows: string) => testIndexProblems(HEAD + rows, (file) => sources[file] ?? null);

it("finds a row without a test, and a test that was renamed or has gone", () => {
  expect(problems("| Sending | `a.spec.ts › sends`<br>`a.spec.ts › shows` |")).toEqual([]);
  expect(problems("| Sending | nothing yet |")).toEqual(["“Sending” names no test"]);
  expect(problems("| Sending | `a.spec.ts › sent` |")).toEqual([
    "“Sending” names a test that tests/e2e/a.spec.ts has not: sent",
  ]);
  expect(problems("| Sending | `lib/b.test.ts › sends` |")).toEqual([
    "“Sending” names lib/b.test.ts, which is not there",
  ]);
  expect(problems("")).toEqual(["there is no row"]);
});
