import { afterAll, beforeAll, expect, test } from "vitest";
import { provideRuntime, runtime } from "@/lib/server/platform/runtime";
import { openTestDatabase } from "../support/domain/fixtures";
import { runSeed } from "./run-seed";
import { SimulatedServer } from "./simulated-server";

const SEEDS = Number(process.env.FUZZ_SEEDS ?? 300);
const FIRST = Number(process.env.FUZZ_FIRST ?? 1);
const AT_ONCE = 25;

const hub = new SimulatedServer();
let close: () => Promise<void>;
beforeAll(async () => {
  close = await openTestDatabase();
  // This test proves convergence, not durability.
  await runtime("sql")`set synchronous_commit = off`;
  provideRuntime({ io: hub.asIo() });
});
afterAll(() => close());

test(
  `P7 P8 ${SEEDS} seeds: every device ends with what a fresh fetch brings`,
  async () => {
    const open = Array.from({ length: SEEDS }, (_, index) => FIRST + index);
    const failures: string[] = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let seed = open.shift(); seed !== undefined; seed = open.shift()) {
          const differences = await runSeed(hub, seed);
          if (differences.length > 0) failures.push(`seed ${seed}:\n  ${differences.join("\n  ")}`);
        }
      }),
    );
    expect(failures.join("\n")).toBe("");
  },
  60_000 + SEEDS * 5_000,
);
