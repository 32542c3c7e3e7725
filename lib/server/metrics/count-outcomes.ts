import type { ItemOutcome } from "@/lib/shared/concurrency/batcher";
import { isRefusal } from "../platform/errors";
import { metrics } from "./metrics";

/** Counts the outcomes of a batch with one increment per kind of outcome, however large the batch is. */
export function countBatch(outcomes: readonly ItemOutcome<unknown>[], startedAt: number): void {
  const { sends, flushSeconds, flushSize } = metrics();
  const counts = { stored: 0, refused: 0, failed: 0 };
  for (const outcome of outcomes) counts[kindOf(outcome)] += 1;
  for (const [outcome, count] of Object.entries(counts)) if (count > 0) sends.inc({ outcome }, count);
  flushSeconds.observe((performance.now() - startedAt) / 1_000);
  flushSize.observe(outcomes.length);
}

function kindOf(outcome: ItemOutcome<unknown>): "stored" | "refused" | "failed" {
  if (outcome.ok) return "stored";
  return isRefusal(outcome.error) && outcome.error.code !== "unavailable" ? "refused" : "failed";
}
