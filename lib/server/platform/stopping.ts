import { singleton } from "./runtime";

const state = () => singleton("stopping", () => ({ stopping: false }));

/** Whether this process is about to stop: it takes no new sockets and wants no more traffic. */
export const isStopping = (): boolean => state().stopping;

/** From now on this process is stopping; nothing is closed yet. */
export function beginStopping(): void {
  state().stopping = true;
}
