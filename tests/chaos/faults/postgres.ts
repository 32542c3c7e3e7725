import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./fault";

export const postgresRestart: Fault = {
  name: "postgres-restart",
  title: "PostgreSQL shut down and started again",
  inject: async ({ system }) => system.database.restart("SIGINT"),
};

export const postgresCrash: Fault = {
  name: "postgres-crash",
  title: "PostgreSQL killed, recovers",
  inject: async ({ system }) => system.database.restart("SIGKILL"),
};

export const postgresCut: Fault = {
  name: "postgres-cut",
  title: "PostgreSQL cut off from every instance",
  async inject({ system, seconds }) {
    for (const { parts } of system.instances) parts.database.cut();
    await sleep(seconds * 1_000);
    for (const { parts } of system.instances) parts.database.heal();
  },
};

export const postgresHalfOpen: Fault = {
  name: "postgres-silent",
  title: "PostgreSQL half open from one instance",
  async inject({ system, seconds }) {
    const { database } = system.instance(0).parts;
    database.blackhole();
    await sleep(seconds * 1_000);
    database.heal();
  },
};
