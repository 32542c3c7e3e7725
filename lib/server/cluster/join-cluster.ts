import { createAdapter } from "@socket.io/redis-adapter";
import type { Redis } from "ioredis";
import { applyRemoteMoves } from "../events/move-sockets";
import type { ClusterEvents } from "../platform/cluster-events";
import { log } from "../platform/log";
import { publisherOf, subscriberOf } from "../platform/redis";
import type { Io } from "../platform/runtime";
import { startHeartbeat } from "./heartbeat";
import { onReconnect } from "./on-reconnect";

export interface ClusterCallbacks {
  /** Another instance has changed a large room. */
  onRoomChanged: ClusterEvents["room_changed"];
  /** Events of other instances may be lost. Runs once at a time; must not reject. */
  onEventsLost: () => Promise<void>;
}

/**
 * Connects this instance to the others through Redis. Redis stores nothing: when a connection broke or an instance died,
 * events for local sockets may be lost, and these sockets are synced (P15, P16).
 */
export function joinCluster(io: Io, redis: Redis, { onRoomChanged, onEventsLost }: ClusterCallbacks): void {
  const [publisher, subscriber] = [publisherOf(redis), subscriberOf(redis)];
  io.adapter(createAdapter(publisher, subscriber));
  applyRemoteMoves(io);
  io.on("room_changed", onRoomChanged);
  let running = false;
  let again = false;
  const resyncAll = async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await onEventsLost();
    }
    running = false;
  };
  const onLoss = (what: string) => {
    log().warn({ what }, "events of other instances may be lost: clients are synced");
    void resyncAll();
  };
  onReconnect(subscriber, () => onLoss("this instance could not receive"));
  onReconnect(publisher, () => io.serverSideEmit("lost"));
  io.on("lost", () => onLoss("another instance could not publish"));
  startHeartbeat(io, () => onLoss("an instance died"));
}
