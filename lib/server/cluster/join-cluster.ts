import { createAdapter } from "@socket.io/redis-adapter";
import type { Redis } from "ioredis";
import { applyRemoteMoves } from "../events/move-sockets";
import { log } from "../platform/log";
import { publisherOf, subscriberOf } from "../platform/redis";
import type { Io } from "../platform/runtime";
import { resyncSockets } from "../realtime/sync-socket-rooms";
import { publishLargeRoomHere } from "../rooms/publish-large-room";
import { startHeartbeat } from "./heartbeat";
import { onReconnect } from "./on-reconnect";

/**
 * Connects this instance to the others through Redis. Redis stores nothing: when a connection broke or an instance died,
 * events for local sockets may be lost, and these sockets are synced (P15, P16).
 */
export function joinCluster(io: Io, redis: Redis): void {
  const [publisher, subscriber] = [publisherOf(redis), subscriberOf(redis)];
  io.adapter(createAdapter(publisher, subscriber));
  applyRemoteMoves(io);
  io.on("room_changed", publishLargeRoomHere);
  let running = false;
  let again = false;
  const resyncAll = async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await resyncSockets([...io.of("/").sockets.values()]);
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
