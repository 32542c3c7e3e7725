import { singleton } from "./runtime";

const state = () => singleton("stopping", () => ({ stopping: false }));

/** Whether this process is stopping: it accepts no new sockets and wants no more traffic. */
export const isStopping = (): boolean => state().stopping;

/** Marks this process as stopping; nothing is closed yet. */
export function beginStopping(): void {
  state().stopping = true;
}
