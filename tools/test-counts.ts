/** How many tests of a stage passed and failed, with what else is worth a word. */
export interface StageResult {
  passed: number;
  failed: number;
  note?: string;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Counts of vitest's JSON report. A file that does not load has no tests: it counts as one that failed. */
export function vitestCounts(report: unknown, exitedWell: boolean): StageResult {
  if (!report) return stopped;
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = report as VitestReport;
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return settle(numPassedTests, numFailedTests + broken.length, numPendingTests, exitedWell);
}

/** Counts of Playwright's JSON report. A test that passes on a second try only counts as failed. */
export function playwrightCounts(report: unknown, exitedWell: boolean): StageResult {
  if (!report) return stopped;
  const { expected, unexpected, flaky, skipped } = (report as PlaywrightReport).stats;
  return settle(expected, unexpected + flaky, skipped, exitedWell);
}

/** Counts of the fault suite's report: a fault that broke a promise counts as one test that failed. */
export function chaosCounts(report: unknown, exitedWell: boolean): StageResult {
  if (!report) return stopped;
  const { passed, failed } = report as { passed: number; failed: number };
  return settle(passed, failed, 0, exitedWell);
}

const stopped: StageResult = { passed: 0, failed: 1, note: "it ended without a report" };

// A runner may fail although no test did: an error between tests, no test at all, a server that did not stop well.
function settle(passed: number, failed: number, skipped: number, exitedWell: boolean): StageResult {
  if (!exitedWell && failed === 0) return { passed, failed: 1, note: "the runner failed, see above" };
  return { passed, failed, note: skipped > 0 ? `${skipped} skipped` : undefined };
}
