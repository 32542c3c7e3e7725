import { expect, it } from "vitest";
import { testIndexProblems } from "./check-test-index";

const HEAD = "| detail | proved by |\n| --- | --- |\n";
const sources: Record<string, string> = {
  "tests/e2e/a.spec.ts": 'test("sends", async () => {});\n  test(`shows: phone`, async () => {});',
};
const problems = (rows: string) => testIndexProblems(HEAD + rows, (file) => sources[file] ?? null);

it("reports a row without a test and a test that does not exist", () => {
  expect(problems("| Sending | `a.spec.ts › sends`<br>`a.spec.ts › shows` |")).toEqual([]);
  expect(problems("| Sending | nothing yet |")).toEqual(["“Sending” names no test"]);
  expect(problems("| Sending | `a.spec.ts › sent` |")).toEqual([
    "“Sending” names a test that tests/e2e/a.spec.ts does not contain: sent",
  ]);
  expect(problems("| Sending | `lib/b.test.ts › sends` |")).toEqual([
    "“Sending” names lib/b.test.ts, which does not exist",
  ]);
  expect(problems("")).toEqual(["the table has no row"]);
});
