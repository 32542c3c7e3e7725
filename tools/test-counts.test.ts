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

it("takes a flaky browser test as failed and mentions skipped ones", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats }, false)).toEqual({ passed: 5, failed: 2, note: "2 skipped" });
});
