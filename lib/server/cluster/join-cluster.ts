import { createAdapter } from "@socket.io/redis-adapter";
import type { Redis } from "ioredis";
import { followOthers } from "../events/move-sockets";
import { log } from "../platform/log";
import { publisherOf, subscriberOf } from "../platform/redis";
import type { Io } from "../platform/runtime";
import { welcomeAgain } from "../realtime/sync-socket-rooms";
import { tellLargeRoom } from "../rooms/publish-large-room";
import { watchInstances } from "./heartbeat";
import { onReturn } from "./on-reconnect";

/**
 * Makes this process one of many, through Redis. Redis keeps nothing: when a connection was broken or an instance
 * died, what was on the way to our sockets may be lost, and they are told where their rooms stand (P15, P16).
 */
export function joinInstances(io: Io, redis: Redis): void {
  const [publisher, subscriber] = [publisherOf(redis), subscriberOf(redis)];
  io.adapter(createAdapter(publisher, subscriber));
  followOthers(io);
  io.on("room_changed", tellLargeRoom);
  let running = false;
  let again = false;
  const tellAll = async () => {
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await welcomeAgain([...io.of("/").sockets.values()]);
    }
    running = false;
  };
  const onLoss = (what: string) => {
    log().warn({ what }, "events of other instances may be lost: clients are told where their rooms stand");
    void tellAll();
  };
  onReturn(subscriber, () => onLoss("this instance heard nothing"));
  onReturn(publisher, () => io.serverSideEmit("lost"));
  io.on("lost", () => onLoss("another instance could not be heard"));
  watchInstances(io, () => onLoss("an instance fell silent"));
}
