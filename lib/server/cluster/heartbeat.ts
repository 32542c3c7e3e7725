import { randomUUID } from "node:crypto";
import { type Io, singleton } from "../platform/runtime";

const BEAT_MS = 1_000;
/** An instance that says nothing for so long has died, or Redis has: what it stored last may have reached nobody. */
const DEAD_MS = 3_500;

const thisInstance = (): string => singleton("instance", randomUUID);

/** Tells the other instances that this one lives; calls `onDeath` when one falls silent without having said that it stops. */
export function startHeartbeat(io: Io, onDeath: () => void): void {
  const heard = new Map<string, number>();
  io.on("alive", (instance) => heard.set(instance, performance.now()));
  io.on("gone", (instance) => heard.delete(instance));
  const beat = () => {
    io.serverSideEmit("alive", thisInstance());
    const silent = [...heard].filter(([, at]) => performance.now() - at > DEAD_MS);
    for (const [instance] of silent) heard.delete(instance);
    if (silent.length > 0) onDeath();
  };
  setInterval(beat, BEAT_MS).unref();
}

/** This instance stops, and leaves nothing behind that others would have to look for. */
export function announceShutdown(io: Io): void {
  io.serverSideEmit("gone", thisInstance());
}
