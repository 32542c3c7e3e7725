import { metrics } from "./metrics";

/** An event that was answered; `event` is one of the contract or `other`. */
export function countEvent(event: string, outcome: string, startedAt: number): void {
  const { socketEvents, ackSeconds } = metrics();
  socketEvents.add(1, event, outcome);
  if (event === "send_message" && outcome === "ok")
    ackSeconds.observe((performance.now() - startedAt) / 1_000);
}
