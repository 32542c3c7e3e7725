import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ASSUMED, MEASURED } from "./parameters";
import { processesReached, shardRooms, simulate } from "./simulate";
import { scaleTable } from "./table";

test("docs/SCALE.md quotes the current table, and README.md the measured values", () => {
  expect(readFileSync("docs/SCALE.md", "utf8")).toContain(scaleTable());
  const readme = readFileSync("README.md", "utf8");
  expect(readme).toContain(`${(MEASURED.deliverySeconds * 1e6).toFixed(1)} µs CPU a delivery`);
  expect(readme).toContain(`${MEASURED.sendsPerProcess.toLocaleString("en-US")} messages/s`);
  expect(readme).toContain(`${MEASURED.writesPerDatabase.toLocaleString("en-US")} messages/s`);
  expect(readme).toContain(`${MEASURED.connectionBytes / 1024} KiB each`);
});

test("the same seed gives the same plan, and more users never need less", () => {
  expect(simulate(1_000_000, 7)).toEqual(simulate(1_000_000, 7));
  const plans = [1e4, 1e5, 1e6, 1e7].map((users) => simulate(users, 7));
  for (const key of ["sockets", "sends", "deliveries", "processes", "databases"] as const) {
    const values = plans.map((plan) => plan[key]);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  }
});

test("no database is planned above its target, and unevenly busy rooms need more databases", () => {
  const limit = MEASURED.writesPerDatabase * ASSUMED.target;
  const { databases, skew } = shardRooms(limit * 10, 3);
  expect(databases).toBeGreaterThan(10);
  expect((skew * limit * 10) / databases).toBeLessThanOrEqual(limit);
  expect(shardRooms(1, 3)).toEqual({ databases: 1, skew: expect.closeTo(1) });
});

test("a frame reaches each process that has a reader once", () => {
  expect(processesReached(1, 1_000)).toBe(1);
  expect(processesReached(10, 1)).toBeCloseTo(1);
  expect(processesReached(10, 1_000)).toBeCloseTo(10);
});
