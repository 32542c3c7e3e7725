import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault";

/** Neither end notices: a client detects it by missing server pings or a missing ack. */
export const clientsHalfOpen: Fault = {
  name: "clients-half-open",
  title: "Every client of one instance half open, for ever",
  // The longest that the contract lets a client wait for a ping before it drops the connection.
  convergeWithinSeconds: 50,
  inject: async ({ system }) => system.instance(0).parts.clients.halfOpen(),
};

export const clientsCut: Fault = {
  name: "clients-cut",
  title: "Clients cut off again and again",
  async inject({ system, seconds, random }) {
    for (let round = 0; round < seconds; round += 1) {
      random.pick(system.instances)?.parts.clients.breakAll();
      await sleep(1_000);
    }
  },
};

export const clientsSlow: Fault = {
  name: "clients-slow",
  title: "Every client on a slow line (8 KiB/s, 300 ms)",
  async inject({ system, seconds }) {
    for (const { parts } of system.instances) {
      parts.clients.delay(150);
      parts.clients.throttle(8 * 1_024);
    }
    await sleep(seconds * 1_000);
    for (const { parts } of system.instances) parts.clients.heal();
  },
};
