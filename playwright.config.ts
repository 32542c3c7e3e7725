import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./tools/find-program";

// Set in the environment by the global setup, before the workers read this file.
const baseURL = process.env.PARLEY_TEST_URL;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/pages/global-setup.ts",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  // Three on two cores: tests mostly wait, for the network or a clock.
  workers: process.env.CI ? 3 : "50%",
  // In CI a failed test runs once more; tools/run-tests lists it as flaky when it then passes.
  retries: process.env.CI ? 1 : 0,
  timeout: process.env.FLAKY_NETWORK === "on" ? 120_000 : 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "off",
    video: "off",
    // A service worker's requests can bypass a test's routes. Tests of the service worker allow it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-gpu",
      ],
    },
  },
});
