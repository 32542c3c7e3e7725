import { Counter, Registry } from "prom-client";
import { expect, test } from "vitest";
import { BufferedCounter } from "./buffered-counter";

test("sums reach the counter once, label by label", async () => {
  const registry = new Registry();
  const tally = new BufferedCounter(["event", "outcome"]);
  new Counter({
    name: "events",
    help: "Events.",
    labelNames: ["event", "outcome"],
    registers: [registry],
    collect() {
      tally.flushTo(this);
    },
  });
  tally.add(1, "typing", "ok");
  tally.add(2, "typing", "ok");
  tally.add(1, "typing", "invalid");
  expect(await registry.metrics()).toContain('events{event="typing",outcome="ok"} 3\n');
  tally.add(1, "typing", "ok");
  const told = await registry.metrics();
  expect(told).toContain('events{event="typing",outcome="ok"} 4\n');
  expect(told).toContain('events{event="typing",outcome="invalid"} 1\n');
});
