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
 * Makes this process one of many, through Redis. Redis keeps nothing: when a connection was broken or an instance
 * died, what was on the way to our sockets may be lost, and they are told where their rooms stand (P15, P16).
 */
export function joinCluster(io: Io, redis: Redis, { onRoomChanged, onEventsLost }: ClusterCallbacks): void {
  const [publisher, subscriber] = [publisherOf(redis), subscriberOf(redis)];
  io.adapter(createAdapter(publisher, subscriber));
  applyRemoteMoves(io);
  io.on("room_changed", onRoomChanged);
  let running = false;
  let again = false;
  const tellAll = async () => {
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
    log().warn({ what }, "events of other instances may be lost: clients are told where their rooms stand");
    void tellAll();
  };
  onReconnect(subscriber, () => onLoss("this instance heard nothing"));
  onReconnect(publisher, () => io.serverSideEmit("lost"));
  io.on("lost", () => onLoss("another instance could not be heard"));
  startHeartbeat(io, () => onLoss("an instance fell silent"));
}
