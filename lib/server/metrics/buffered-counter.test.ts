import { Counter, Registry } from "prom-client";
import { expect, test } from "vitest";
import { BufferedCounter } from "./buffered-counter";

test("each sum is added to the counter once, per combination of labels", async () => {
  const registry = new Registry();
  const buffered = new BufferedCounter(["event", "outcome"]);
  new Counter({
    name: "events",
    help: "Events.",
    labelNames: ["event", "outcome"],
    registers: [registry],
    collect() {
      buffered.flushTo(this);
    },
  });
  buffered.add(1, "typing", "ok");
  buffered.add(2, "typing", "ok");
  buffered.add(1, "typing", "invalid");
  expect(await registry.metrics()).toContain('events{event="typing",outcome="ok"} 3\n');
  buffered.add(1, "typing", "ok");
  const output = await registry.metrics();
  expect(output).toContain('events{event="typing",outcome="ok"} 4\n');
  expect(output).toContain('events{event="typing",outcome="invalid"} 1\n');
});
