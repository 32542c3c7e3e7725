import { randomUUID } from "node:crypto";
import { type Io, singleton } from "../platform/runtime";

const HEARTBEAT_MS = 1_000;
/** Silence after which an instance, or Redis, counts as dead: its last events may not have been delivered. */
const DEAD_AFTER_MS = 3_500;

const thisInstance = (): string => singleton("instance", randomUUID);

/** Sends this instance's heartbeat, and calls `onDeath` when another's stops without an announced shutdown. */
export function startHeartbeat(io: Io, onDeath: () => void): void {
  const lastHeartbeat = new Map<string, number>();
  io.on("alive", (instance) => lastHeartbeat.set(instance, performance.now()));
  io.on("gone", (instance) => lastHeartbeat.delete(instance));
  const beat = () => {
    io.serverSideEmit("alive", thisInstance());
    const dead = [...lastHeartbeat].filter(([, at]) => performance.now() - at > DEAD_AFTER_MS);
    for (const [instance] of dead) lastHeartbeat.delete(instance);
    if (dead.length > 0) onDeath();
  };
  setInterval(beat, HEARTBEAT_MS).unref();
}

/** Announces that this instance stops and has delivered its events, so that its silence does not count as death. */
export function announceShutdown(io: Io): void {
  io.serverSideEmit("gone", thisInstance());
}
