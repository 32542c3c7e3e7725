import { fileURLToPath } from "node:url";
import { configDefaults, defineConfig } from "vitest/config";

const DATABASE_TESTS = "**/*.db.test.ts";
const exclude = [...configDefaults.exclude, "**/.next/**", "tests/e2e/**", "tests/security/**"];

export default defineConfig({
  resolve: { alias: { "@/": fileURLToPath(new URL(".", import.meta.url)) } },
  test: {
    // Vitest would leave one core idle; database tests mostly wait for PostgreSQL or a clock.
    maxWorkers: "100%",
    env: {
      LOG_LEVEL: "silent",
      RATE_LIMIT_SCALE: "1000000",
      AUTH_SECRET: "a secret of the tests, long enough",
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...exclude, DATABASE_TESTS],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: [DATABASE_TESTS],
          exclude,
          globalSetup: ["tests/support/database/global-setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "security",
          include: ["tests/security/**/*.test.ts"],
          globalSetup: ["tests/security/support/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // One waits for the server's timeouts while the other works.
          maxWorkers: 2,
        },
      },
    ],
  },
});
