import { setTimeout as sleep } from "node:timers/promises";
import type { FailPoint } from "@/lib/server/platform/fail-point";
import type { Fault, FaultContext } from "./fault";

const ROUNDS = 2;

/**
 * An instance dies at the worst place under load and returns; then it dies for good in a silent room, with the
 * one message that it had stored: the sender never retries, so no later message or retry announces it.
 */
const killAt = (name: string, title: string, place: FailPoint): Fault => ({
  name,
  title,
  async inject({ system, crowd, workload }: FaultContext) {
    const victim = system.instance(1);
    for (let round = 1; round <= ROUNDS; round += 1) {
      await victim.crashAt(place);
      await victim.start();
      // Its clients have reconnected elsewhere meanwhile.
      victim.parts.clients.breakAll();
      await sleep(1_500);
    }
    workload.stop();
    while (workload.pendingCount > 0 || !crowd.clients.every(({ settled }) => settled)) await sleep(20);
    const last = crowd.clients.find(({ home }) => home === victim.clientUrl);
    if (!last) throw new Error(`nobody is at ${victim.name}`);
    const death = victim.crashAt(place);
    workload.sendOnce(last);
    await death;
  },
});

export const killCommitted = killAt("kill-commit", "kill -9 between commit and publish", "committed");
export const killPublished = killAt("kill-ack", "kill -9 between publish and ack", "published");
