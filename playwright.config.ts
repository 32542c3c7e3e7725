import { defineConfig, devices } from "@playwright/test";
import { findChromium } from "./tools/find-program";

// Set in the environment by the global setup, before the workers read this file.
const baseURL = process.env.PARLEY_TEST_URL;

export default defineConfig({
  testDir: "tests/e2e",
  globalSetup: "./tests/support/pages/global-setup.ts",
  outputDir: "test-results",
  forbidOnly: Boolean(process.env.CI),
  // Two on two cores: much of a test is waiting, for what the network or a clock brings.
  workers: process.env.CI ? 2 : "50%",
  retries: 0,
  timeout: process.env.FLAKY_NETWORK === "on" ? 120_000 : 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL,
    trace: "off",
    video: "off",
    // What a worker passes on the browser may send past a test that answers in the server's place. Tests of the worker
    // allow it.
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
