/** How many tests of a stage passed and failed, with a remark for the summary. */
export interface StageResult {
  passed: number;
  failed: number;
  note?: string;
  /** Titles of tests that failed once and passed when they ran again; counted as passed. */
  flaky?: string[];
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightSuite {
  title: string;
  specs?: { title: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites?: PlaywrightSuite[];
}

/** Counts vitest's JSON report. A file that does not load has no tests: it counts as one failure. */
export function vitestCounts(report: unknown, exitedWell: boolean): StageResult {
  if (!report) return noReport;
  const { numPassedTests, numFailedTests, numPendingTests, testResults } = report as VitestReport;
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return settle(numPassedTests, numFailedTests + broken.length, numPendingTests, exitedWell);
}

/**
 * Counts Playwright's JSON report. A test that passes on its second run counts as passed and is listed as flaky, so that
 * one unlucky browser test does not cost a whole run and is still looked into.
 */
export function playwrightCounts(report: unknown, exitedWell: boolean): StageResult {
  if (!report) return noReport;
  const { stats, suites = [] } = report as PlaywrightReport;
  const result = settle(stats.expected + stats.flaky, stats.unexpected, stats.skipped, exitedWell);
  const flaky = suites.flatMap(flakyTitles);
  return flaky.length > 0 ? { ...result, flaky } : result;
}

/** Counts the fault suite's report: a fault that broke an invariant counts as one failed test. */
export function chaosCounts(report: unknown, exitedWell: boolean): StageResult {
  if (!report) return noReport;
  const { passed, failed } = report as { passed: number; failed: number };
  return settle(passed, failed, 0, exitedWell);
}

const noReport: StageResult = { passed: 0, failed: 1, note: "it ended without a report" };

/** A runner can fail although no test did: an error between tests, no test at all, a server that did not stop. */
function settle(passed: number, failed: number, skipped: number, exitedWell: boolean): StageResult {
  if (!exitedWell && failed === 0) return { passed, failed: 1, note: "the runner failed, see above" };
  return { passed, failed, note: skipped > 0 ? `${skipped} skipped` : undefined };
}

function flakyTitles({ title, specs = [], suites = [] }: PlaywrightSuite): string[] {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [...own.map((spec) => `${title} › ${spec.title}`), ...suites.flatMap(flakyTitles)];
}
