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
 * Makes this process one of many, through Redis. Redis keeps nothing: when a connection was broken or an instance
 * died, what was on the way to our sockets may be lost, and they are told where their rooms stand (P15, P16).
 */
export function joinCluster(io: Io, redis: Redis): void {
  const [publisher, subscriber] = [publisherOf(redis), subscriberOf(redis)];
  io.adapter(createAdapter(publisher, subscriber));
  applyRemoteMoves(io);
  io.on("room_changed", publishLargeRoomHere);
  let running = false;
  let again = false;
  const tellAll = async () => {
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
    log().warn({ what }, "events of other instances may be lost: clients are told where their rooms stand");
    void tellAll();
  };
  onReconnect(subscriber, () => onLoss("this instance heard nothing"));
  onReconnect(publisher, () => io.serverSideEmit("lost"));
  io.on("lost", () => onLoss("another instance could not be heard"));
  startHeartbeat(io, () => onLoss("an instance fell silent"));
}
