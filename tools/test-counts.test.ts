import { expect, it } from "vitest";
import { chaosCounts, playwrightCounts, vitestCounts } from "./test-counts";

const vitest = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 0 };
const failed = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
const unloadable = { status: "failed", assertionResults: [] };

it("counts a file that does not load as a failure beside the tests that failed", () => {
  expect(vitestCounts({ ...vitest, testResults: [failed, unloadable] }, false)).toMatchObject({
    passed: 3,
    failed: 2,
  });
});

it("never reports success for a runner that failed", () => {
  const clean = { ...vitest, numFailedTests: 0, testResults: [] };
  expect(vitestCounts(clean, true).failed).toBe(0);
  expect(vitestCounts(clean, false).failed).toBe(1);
  expect(vitestCounts(null, false).failed).toBe(1);
  expect(playwrightCounts(null, true).failed).toBe(1);
  expect(chaosCounts(null, true).failed).toBe(1);
  expect(chaosCounts({ passed: 2, failed: 0 }, false).failed).toBe(1);
});

it("counts a flaky browser test as passed and lists it by name", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  const suites = [
    {
      title: "outbox.spec.ts",
      specs: [
        { title: "keeps order", tests: [{ status: "expected" }] },
        { title: "survives a reload", tests: [{ status: "flaky" }] },
      ],
      suites: [{ title: "on a phone", specs: [{ title: "sends", tests: [{ status: "unexpected" }] }] }],
    },
  ];
  expect(playwrightCounts({ stats, suites }, false)).toEqual({
    passed: 6,
    failed: 1,
    note: "2 skipped",
    flaky: ["outbox.spec.ts › survives a reload"],
  });
});

it("reports no flaky tests where there are none", () => {
  const stats = { expected: 5, unexpected: 0, flaky: 0, skipped: 0 };
  expect(playwrightCounts({ stats, suites: [] }, true)).toEqual({ passed: 5, failed: 0, note: undefined });
});
