import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault";

/** P20: unstored messages get no ack, and sending works again once there is disk space. */
export const diskFull: Fault = {
  name: "disk-full",
  title: "PostgreSQL's disk full, then room again",
  diskMib: 320,
  async inject({ system, seconds }) {
    const { disk } = system;
    if (!disk) throw new Error("the database is on no disk of its own");
    disk.fill();
    await sleep(seconds * 1_000);
    disk.free();
  },
};
